namespace Weir.Stores.Server;

/// <summary>A row of the outbox: something that people are to be told by one channel, or were.</summary>
/// <param name="Id">Given by who makes it; rises.</param>
/// <param name="Notification">The notification's name.</param>
/// <param name="Channel">What its channel is known by.</param>
/// <param name="State">A word of whoever delivers.</param>
/// <param name="At">When it was made, UTC.</param>
/// <param name="SettledAt">When nothing was left to do, UTC; <see langword="null"/> while it is to be told.</param>
/// <param name="Body">What it says, as JSON.</param>
public sealed record StoredTelling(
    long Id,
    string Notification,
    string Channel,
    string State,
    DateTimeOffset At,
    DateTimeOffset? SettledAt,
    string Body
);
