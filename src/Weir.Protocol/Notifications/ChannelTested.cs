namespace Weir.Protocol.Notifications;

/// <summary>What came of trying one channel.</summary>
/// <param name="Channel">What it is known by.</param>
/// <param name="Outcome"><c>sent</c>, <c>failed</c>, or <c>waiting</c> where there was no outcome in time.</param>
/// <param name="Error">Why it failed.</param>
public sealed record ChannelTested(string Channel, string Outcome, string? Error);
