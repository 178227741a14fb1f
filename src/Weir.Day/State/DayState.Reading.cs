using Weir.Day.Service;
using Weir.Jobs;
using Weir.ServiceLevels.History;
using Weir.ServiceLevels.Policies;
using Weir.ServiceLevels.Queues;

namespace Weir.Day;

/// <summary>What can be asked about the service queues between two decisions. Asking changes nothing that is decided.</summary>
public sealed partial class DayState
{
    /// <summary>Waiting jobs by group and bucket, for every group of the active policy: general groups first, each by name.</summary>
    public IReadOnlyList<GroupCount> CountQueues(DateTimeOffset now)
    {
        Queues.Advance(now);
        return Queues.CountByGroup(IsDelayed);
    }

    /// <summary>The same, but only these jobs are counted.</summary>
    public IReadOnlyList<GroupCount> CountQueues(DateTimeOffset now, Func<Job, bool> counted)
    {
        var groups = CountQueues(now);
        var jobs = _jobs
            .Values.Where(active => active.Place.IsThere && counted(active.Job))
            .Select(active => Queues.Describe(active.Place, IsDelayed))
            .ToLookup(job => job.Group.Name);
        return
        [
            .. groups.Select(group => new GroupCount(
                group.Group,
                [.. group.Buckets.Select((_, bucket) => CountOf(jobs[group.Group.Name], bucket))]
            )),
        ];
    }

    private static BucketCount CountOf(IEnumerable<QueuedJob> jobs, int bucket) =>
        jobs.Where(job => job.Bucket == bucket)
            .Aggregate(
                default(BucketCount),
                (count, job) =>
                    count.And(
                        (job.Delayed, job.Exceptional) switch
                        {
                            (false, false) => new BucketCount(1, 0, 0, 0),
                            (true, false) => new BucketCount(0, 1, 0, 0),
                            (false, true) => new BucketCount(0, 0, 1, 0),
                            _ => new BucketCount(0, 0, 0, 1),
                        }
                    )
            );

    /// <summary>Waiting jobs in a queue, delayed ones too.</summary>
    public int CountOf(ServiceQueue queue) => Queues.CountOf(queue);

    /// <summary>
    /// Begins to list the jobs of a queue, or of both, in selection order at a moment: the way to take a long list in parts, with
    /// decisions in between. Each part is taken where this was asked, between two decisions.
    /// </summary>
    public QueueListing List(ServiceQueue? queue, DateTimeOffset asOf) => Queues.List(queue, asOf, IsDelayed);

    /// <summary>
    /// The jobs of a queue, or of both, in selection order at a moment, found one by one; after a place where one is given. To
    /// begin costs a search in each cell: long lists are better taken by <see cref="List"/>.
    /// </summary>
    public IEnumerable<QueuedJob> InOrder(ServiceQueue? queue, DateTimeOffset asOf, QueueCursor? after = null) =>
        Queues.InOrder(queue, asOf, IsDelayed, after);

    /// <summary>How a waiting job is served; <see langword="null"/> where it does not stand in a queue.</summary>
    public JobService? ServiceOf(TrackingNumber number, DateTimeOffset now)
    {
        if (!_jobs.TryGetValue(number, out var active) || !active.Place.IsThere)
        {
            return null;
        }

        Queues.Advance(now);
        var job = Queues.Describe(active.Place, IsDelayed);
        return new JobService(job, EstimateOf(job, now), active.Job.QueuedAt is { } at && now > at ? now - at : TimeSpan.Zero);
    }

    /// <summary>
    /// What could be done so that a waiting job starts, those first after which it does. What is said to start it does so with the
    /// next decision, as things are now.
    /// </summary>
    public IReadOnlyList<WayOut> WaysOut(TrackingNumber number, DateTimeOffset now)
    {
        if (!_jobs.TryGetValue(number, out var active) || !active.Place.IsThere)
        {
            return [];
        }

        Queues.Advance(now);
        var turn = Queues.Describe(active.Place, IsDelayed).Place;
        return Remedies.Find(this, active.Job, active.Place, turn, ReasonsOf(active.Job, now, tellsOfOthers: true));
    }

    /// <summary>When a job of a list will probably be selected.</summary>
    public Estimate EstimateOf(QueuedJob job, DateTimeOffset now)
    {
        var name = _jobs.TryGetValue(job.Number, out var active) ? active.Job.Machine : "";
        var estimate = Service.EstimateOf(job, name, now);
        // Where there is no slot at all, what was selected before says nothing of when the next job is.
        return HasSlots(name) ? estimate : estimate with { Minutes = null, PerHour = null };
    }

    /// <summary>Whether a machine has any slots; one that is not known is not known to have none.</summary>
    public bool HasSlots(string machine) => FindMachine(machine) is not { Slots.Maximum: 0 };
}
