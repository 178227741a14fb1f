namespace Weir.Server.Definitions;

/// <summary>When a token was last used, as it is kept: to the minute, and without a history.</summary>
/// <param name="At">When, UTC.</param>
internal sealed record TokenUse(DateTimeOffset At);
