using Weir.Jobs;
using Weir.Stores.Server;

namespace Weir.Server.Queries;

/// <summary>The jobs of a schedule's day.</summary>
internal static class JobsOfDay
{
    private const int Page = 1000;

    /// <summary>All of them, those that are over as well; one that cannot be read is left out.</summary>
    public static async Task<List<Job>> ListJobsOfDayAsync(
        this WeirServer server,
        ObjectName schedule,
        DateOnly date,
        CancellationToken cancellationToken
    )
    {
        List<Job> all = [];
        var filter = new JobFilter
        {
            Schedule = schedule,
            Date = date,
            Limit = Page,
        };
        await foreach (var jobs in server.Store.ListPagesAsync(filter, cancellationToken).ConfigureAwait(false))
        {
            all.AddRange(jobs.Where(job => !UnreadableJob.Is(job)));
        }

        return all;
    }
}
