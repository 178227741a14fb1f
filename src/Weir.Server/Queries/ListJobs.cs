using Weir.Jobs;
using Weir.Protocol.Jobs;

namespace Weir.Server.Queries;

/// <summary><c>weir jobs</c>: jobs, newest first.</summary>
public static class ListJobs
{
    /// <summary>One page of jobs.</summary>
    public static async Task<JobPage> ListJobsAsync(this WeirServer server, Caller caller, JobFilter filter, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(server);
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentNullException.ThrowIfNull(caller);
        if (caller.Role == Role.User)
        {
            // Who asks for another's jobs gets none of them.
            filter = filter.User is null || filter.User == caller.User ? filter with { User = caller.User } : filter with { Limit = 0 };
        }

        if (filter.Limit == 0)
        {
            return new JobPage([], null);
        }

        // One more than the page has says whether there is a next one.
        var found = await server.Store.ListJobsAsync(filter with { Limit = filter.Limit + 1 }, cancellationToken).ConfigureAwait(false);
        var jobs = found.Take(filter.Limit).ToList();
        IReadOnlyList<JobView> items = jobs.All(job => job.State.IsEnd())
            ? [.. jobs.Select(job => JobViews.Of(job, [], caller))]
            : await server.LookAsync(view => jobs.Select(job => JobViews.Of(view, job, caller)).ToList(), cancellationToken).ConfigureAwait(false);
        return new JobPage(items, found.Count > jobs.Count ? jobs[^1].Number.ToString() : null);
    }
}
