namespace Weir.Protocol.Jobs;

/// <summary>When a job that is not over is expected to start and to end, by earlier runs of it and of those it waits for. UTC.</summary>
/// <param name="Start">When it starts, or started.</param>
/// <param name="End">When it ends, where all take as long as usual.</param>
/// <param name="Latest">When it ends, where each takes as long as nine of ten of its runs do at most.</param>
/// <param name="IsAtLeast">Whether it may well come later: something before it is held, cannot come by itself, or never ran.</param>
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
