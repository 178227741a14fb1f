namespace Weir.Protocol.Properties;

/// <summary>A named text.</summary>
/// <param name="Name">
/// Its name, fully qualified: <c>OI.SITE</c>, <c>MI.RACK.north</c>, <c>SI.COUNT.2026-11-30.Night</c>, <c>JI.COUNT.000000147</c>.
/// </param>
/// <param name="Value">What it holds.</param>
/// <param name="At">When it was set last.</param>
/// <param name="By">By whom, and from where.</param>
public sealed record PropertyView(string Name, string Value, DateTimeOffset At, string By);
