using Weir.Jobs.Values;

namespace Weir.Protocol.Jobs;

/// <summary>A job and its history, oldest line first.</summary>
public sealed record JobDetail(JobView Job, IReadOnlyList<JobEventView> History)
{
    /// <summary>
    /// Its values as they were submitted, as its job definition says them and as they hold; empty where the server is away.
    /// </summary>
    public IReadOnlyList<JobValue> Values { get; set; } = [];
}
