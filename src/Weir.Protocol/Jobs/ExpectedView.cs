namespace Weir.Protocol.Jobs;

/// <summary>When a job that is not over is expected to start and to end, by how long it and those that it waits for took before. UTC.</summary>
/// <param name="Start">When it starts, or started.</param>
/// <param name="End">When it ends, where all take as long as usual.</param>
/// <param name="Latest">When it ends, where each takes as long as nine of ten of its runs do at most.</param>
/// <param name="IsAtLeast">Whether it may well come later: something on the way is held, cannot come by itself, or was never run before.</param>
/// <param name="UsualSeconds">How long it usually takes; <see langword="null"/> where it was never run before.</param>
/// <param name="Runs">By how many of its runs.</param>
public sealed record ExpectedView(
    DateTimeOffset Start,
    DateTimeOffset End,
    DateTimeOffset Latest,
    bool IsAtLeast,
    long? UsualSeconds,
    int Runs
);
