using Weir.Jobs.Facts;

namespace Weir.Day;

/// <summary>
/// A fact that was not taken, and passed over so that its agent goes on. What was sent is kept, and tried again at the server's next start.
/// </summary>
/// <param name="Machine">The agent's machine.</param>
/// <param name="Sequence">The fact's place in its agent's journal.</param>
/// <param name="At">When it was set aside, UTC.</param>
/// <param name="Code">Stable word.</param>
/// <param name="Text">Why, one sentence.</param>
/// <param name="Body">What was sent, or its beginning; <see langword="null"/> where <paramref name="Fact"/> says it.</param>
/// <param name="Fact">The fact, where it could be read.</param>
public sealed record FactSetAside(string Machine, long Sequence, DateTimeOffset At, string Code, string Text, string? Body, Fact? Fact);
