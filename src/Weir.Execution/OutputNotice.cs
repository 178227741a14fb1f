namespace Weir.Execution;

/// <summary>What a shepherd said of output that reached its bound.</summary>
/// <param name="EndsJob">Whether its rule wants the job ended by it; else what is beyond is dropped.</param>
/// <param name="File">Which of its files.</param>
/// <param name="Most">The bound in bytes.</param>
public sealed record OutputNotice(bool EndsJob, string File, long Most);
