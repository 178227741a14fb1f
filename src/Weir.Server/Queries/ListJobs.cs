using Weir.Jobs;
using Weir.Protocol.Jobs;
using Weir.Stores.Server;

namespace Weir.Server.Queries;

/// <summary><c>weir jobs</c>: jobs, newest first.</summary>
public static class ListJobs
{
    /// <summary>One page of jobs.</summary>
    public static async Task<JobPage> ListJobsAsync(this WeirServer server, Caller caller, JobFilter filter, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(server);
        ArgumentNullException.ThrowIfNull(filter);
        var jobs = await server.Store.ListJobsAsync(filter, cancellationToken).ConfigureAwait(false);
        IReadOnlyList<JobView> items = jobs.All(job => job.State.IsEnd())
            ? [.. jobs.Select(job => JobViews.Of(job, [], caller))]
            : await server.LookAsync(view => jobs.Select(job => JobViews.Of(view, job, caller)).ToList(), cancellationToken).ConfigureAwait(false);
        return new JobPage(items, jobs.Count == filter.Limit && jobs.Count > 0 ? jobs[^1].Number.ToString() : null);
    }
}
