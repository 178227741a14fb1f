using System.Runtime.CompilerServices;
using Weir.Jobs;
using Weir.Server.Loop;
using Weir.ServiceLevels.Policies;
using Weir.ServiceLevels.Queues;
using Weir.ThruPut;

namespace Weir.Server.Queries.ThruPut;

/// <summary>
/// The jobs of a queue in the order of selection, looked at in short turns between the day's decisions: a list of any length holds
/// nobody up and is never held whole. All turns see the queue's order as of the first.
/// </summary>
internal sealed class ListedJobs(
    WeirServer server,
    ServiceQueue queue,
    Func<ServiceGroup, bool> passes,
    JobSelection selection,
    Visibility visibility
)
{
    private const int LookedAtOnce = 1000;

    /// <summary>Looks for the first time, so that what cannot be told is known before the reply begins.</summary>
    public async Task<IAsyncEnumerable<ListedJob>> BeginAsync(CancellationToken cancellationToken)
    {
        var first = await server.ReadAsync(view => ReadPart(view, view.Now, null), cancellationToken).ConfigureAwait(false);
        return JobsAsync(first, cancellationToken);
    }

    private async IAsyncEnumerable<ListedJob> JobsAsync(Part part, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            foreach (var job in part.Jobs)
            {
                yield return job;
            }

            if (part.After is not { } after)
            {
                yield break;
            }

            var asOf = part.AsOf;
            part = await server.ReadAsync(view => ReadPart(view, asOf, after), cancellationToken).ConfigureAwait(false);
        }
    }

    private Part ReadPart(DayView view, DateTimeOffset asOf, QueueCursor? after)
    {
        List<ListedJob> jobs = [];
        var looked = 0;
        foreach (var queued in view.Day.InOrder(queue, asOf, after))
        {
            if (
                selection.Passes(queued.Delayed, queued.Exceptional, queued.Bucket)
                && passes(queued.Group)
                && view.Day.TryFind(queued.Number, out var job)
                && visibility.Sees(job.OwnerOf())
            )
            {
                jobs.Add(
                    new ListedJob(
                        job.Name.Text,
                        job.Number.XmlId,
                        job.User,
                        queued.Group,
                        queued.Bucket,
                        view.Day.EstimateOf(queued, asOf).Ets
                    )
                );
            }

            if (++looked == LookedAtOnce)
            {
                return new Part(jobs, asOf, queued.Place);
            }
        }

        return new Part(jobs, asOf, null);
    }

    private readonly record struct Part(IReadOnlyList<ListedJob> Jobs, DateTimeOffset AsOf, QueueCursor? After);
}
