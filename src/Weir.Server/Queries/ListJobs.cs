using Weir.Jobs;
using Weir.Protocol;
using Weir.Protocol.Jobs;

namespace Weir.Server.Queries;

/// <summary><c>weir jobs</c>: jobs, newest first.</summary>
public static class ListJobs
{
    /// <summary>One page of jobs.</summary>
    public static async Task<JobPage> ListJobsAsync(
        this WeirServer server,
        Caller caller,
        JobFilter filter,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(server);
        ArgumentNullException.ThrowIfNull(filter);
        ArgumentNullException.ThrowIfNull(caller);
        if (Restrict(caller, filter) is not { } seen)
        {
            return new JobPage([], null);
        }

        // One more than the page has says whether there is a next one.
        var found = await server.Store.ListJobsAsync(seen with { Limit = filter.Limit + 1 }, cancellationToken).ConfigureAwait(false);
        var jobs = found.Take(filter.Limit).ToList();
        IReadOnlyList<JobView> items = jobs.All(job => job.State.IsEnd())
            ? [.. jobs.Select(job => JobViews.From(job, [], caller))]
            : await server
                .ReadAsync(view => jobs.Select(job => JobViews.From(view, job, caller)).ToList(), cancellationToken)
                .ConfigureAwait(false);
        return new JobPage(items, found.Count > jobs.Count ? ListPosition.From(jobs[^1]).ToString() : null);
    }

    /// <summary>Those of the jobs that the caller sees; <see langword="null"/> where that is none of them, whatever there is.</summary>
    internal static JobFilter? Restrict(Caller caller, JobFilter filter) =>
        Authority.ReachOf(caller, Operation.ListJobs) switch
        {
            Reach.None => throw new RefusedException(ProblemCodes.NotAllowed, Authority.Refusal(caller, Operation.ListJobs)!),
            // A filter by another's name or machine finds none of the own ones.
            Reach.Own => filter with { Own = caller.Own },
            Reach.All when caller.Only is { } only => filter.Machine is null || filter.Machine == only
                ? filter with
                {
                    Machine = only,
                }
                : null,
            _ => filter,
        };
}
