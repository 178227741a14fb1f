namespace Weir.Stores.Server;

/// <summary>Somebody has taken note of a message; the first who does counts.</summary>
/// <param name="Id">The message.</param>
/// <param name="At">When, UTC.</param>
/// <param name="By">Who.</param>
public sealed record AcknowledgedMessage(long Id, DateTimeOffset At, string By);
