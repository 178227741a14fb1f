namespace Weir.Protocol.Jobs;

/// <summary>A job and its history, oldest line first.</summary>
public sealed record JobDetail(JobView Job, IReadOnlyList<JobEventView> History);
