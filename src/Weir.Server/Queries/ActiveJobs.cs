using Weir.Jobs;
using Weir.Stores.Server;

namespace Weir.Server.Queries;

/// <summary>All jobs that are not over, page by page.</summary>
internal static class ActiveJobs
{
    private const int Page = 1000;

    public static async IAsyncEnumerable<Job> ReadAsync(IServerStore store, IReadOnlyList<JobState> states, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken)
    {
        TrackingNumber? before = null;
        while (true)
        {
            var page = await store.ListJobsAsync(new JobFilter { States = states, Before = before, Limit = Page }, cancellationToken).ConfigureAwait(false);
            foreach (var job in page)
            {
                yield return job;
            }

            if (page.Count < Page)
            {
                yield break;
            }

            before = page[^1].Number;
        }
    }
}
