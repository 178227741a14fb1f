namespace Weir.Protocol.Limits;

/// <summary>A limit on one machine.</summary>
/// <param name="Machine">The machine.</param>
/// <param name="Maximum">Units there are.</param>
/// <param name="Used">Units in use.</param>
public sealed record MachineLimitView(string Machine, int Maximum, int Used);
