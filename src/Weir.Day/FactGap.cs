namespace Weir.Day;

/// <summary>Facts of an agent are missing; nothing after the gap was taken.</summary>
/// <param name="Machine">The agent's machine.</param>
/// <param name="Expected">The sequence that should have come.</param>
/// <param name="Came">The one that came.</param>
public sealed record FactGap(string Machine, long Expected, long Came);
