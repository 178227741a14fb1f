namespace Weir.Protocol.Jobs;

/// <summary>A page of jobs, newest first.</summary>
/// <param name="Items">At most as many as asked for.</param>
/// <param name="Next">The cursor of the next page, or <see langword="null"/> on the last.</param>
public sealed record JobPage(IReadOnlyList<JobView> Items, string? Next);
