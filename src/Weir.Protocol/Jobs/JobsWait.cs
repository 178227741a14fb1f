namespace Weir.Protocol.Jobs;

/// <summary>Which jobs to wait for: <c>POST /v1/jobs/wait</c> answers when they are over.</summary>
/// <param name="Numbers">The jobs, 1 to 1,000; one that stands there twice counts once.</param>
/// <param name="Any">Whether the first that is over is enough.</param>
public sealed record JobsWait(IReadOnlyList<int> Numbers, bool Any);
