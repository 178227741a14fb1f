namespace Weir.Stores.Server;

/// <summary>A fact that was passed over, with what came.</summary>
/// <param name="Machine">The agent's machine.</param>
/// <param name="Sequence">The fact's place in its agent's journal.</param>
/// <param name="At">When it was set aside, UTC.</param>
/// <param name="Code">Stable word.</param>
/// <param name="Text">Why, one sentence.</param>
/// <param name="Body">What came, JSON where it is whole.</param>
public sealed record StoredSetAside(string Machine, long Sequence, DateTimeOffset At, string Code, string Text, string Body);
