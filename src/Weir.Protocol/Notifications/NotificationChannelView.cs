namespace Weir.Protocol.Notifications;

/// <summary>What one channel of a notification has told, as far as that is kept.</summary>
/// <param name="Channel">What it is known by, such as <c>mail ops@example.org</c>.</param>
/// <param name="Waiting">How many tellings wait: they are not due yet, or are tried again.</param>
/// <param name="Sent">How many it took.</param>
/// <param name="GivenUp">How many were given up.</param>
/// <param name="SentAt">When it took the last, UTC.</param>
/// <param name="Error">Why the oldest that waits was not taken when it was last tried.</param>
public sealed record NotificationChannelView(string Channel, int Waiting, int Sent, int GivenUp, DateTimeOffset? SentAt, string? Error);
