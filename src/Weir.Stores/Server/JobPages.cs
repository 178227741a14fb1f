using System.Runtime.CompilerServices;
using Weir.Jobs;

namespace Weir.Stores.Server;

/// <summary>Lists of jobs that are longer than a page.</summary>
public static class JobPages
{
    /// <summary>All pages of a list, newest first, each of at most as many jobs as the filter's limit; the last may be empty.</summary>
    /// <exception cref="StoreException">The store refuses.</exception>
    public static async IAsyncEnumerable<IReadOnlyList<Job>> ListPagesAsync(
        this IServerStore store,
        JobFilter filter,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(store);
        ArgumentNullException.ThrowIfNull(filter);
        while (true)
        {
            var jobs = await store.ListJobsAsync(filter, cancellationToken).ConfigureAwait(false);
            yield return jobs;
            if (jobs.Count < filter.Limit)
            {
                yield break;
            }

            filter = filter with { Before = ListPosition.From(jobs[^1]) };
        }
    }
}
