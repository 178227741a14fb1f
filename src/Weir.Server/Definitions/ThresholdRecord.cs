namespace Weir.Server.Definitions;

/// <summary>What a threshold is set to, as it is kept.</summary>
/// <param name="Name">The threshold.</param>
/// <param name="Value">Its value.</param>
/// <param name="At">When it was set.</param>
/// <param name="By">By whom, and from where.</param>
internal sealed record ThresholdRecord(string Name, int Value, DateTimeOffset At, string By);
