using Weir.ServiceLevels.Policies;

namespace Weir.ServiceLevels.Queues;

/// <summary>
/// A group as the queues need it: at which age a job goes one level up, and what each level is worth when jobs are selected.
/// Levels 0 to 12 are the buckets; level 13 is past the policy's <c>maxWait</c>.
/// </summary>
internal sealed class QueueGroup
{
    public const int Levels = Bucket.Count + 1;

    /// <summary>Past <c>maxWait</c>: first of all.</summary>
    public const int Overdue = Bucket.Count;

    private readonly int[] _orders = new int[Levels];
    private readonly long[] _from = new long[Levels];

    public QueueGroup(ServicePolicy policy, ServiceGroup group)
    {
        Group = group;
        PriorityFirst = policy.Definition.Ties == TieBreak.PriorityFirst;
        ReserveClass = policy.Reserves.Count(reserve => reserve.Target < group.Goals.Target);
        for (var level = 0; level < Bucket.Count; level++)
        {
            _from[level] = group.Ageing.From(level);
            _orders[level] = OrderOf(policy, group, level) * 16;
        }

        _from[Overdue] = policy.Definition.MaxWait.Ticks;
        LastBucket = group.Ageing.BucketOf(policy.Definition.MaxWait);
    }

    public ServiceGroup Group { get; }

    public bool PriorityFirst { get; }

    /// <summary>How many of the policy's reserves are kept from it, those for the shortest goals first.</summary>
    public int ReserveClass { get; }

    private int LastBucket { get; }

    public long From(int level) => _from[level];

    public int LevelOf(long age)
    {
        if (age >= _from[Overdue])
        {
            return Overdue;
        }

        return Group.Ageing.BucketOf(age);
    }

    public int BucketOf(int level) => level == Overdue ? LastBucket : level;

    /// <summary>What counts before the time in the bucket; among those past <c>maxWait</c> nothing does.</summary>
    public int OrderOf(int level, int priority) => level == Overdue ? 0 : _orders[level] + (PriorityFirst ? priority : 0);

    private static int OrderOf(ServicePolicy policy, ServiceGroup group, int level)
    {
        var late = level == Bucket.Last || (level == Bucket.Acceptable && group.Goals.Critical is null);
        var importance = (late && group.AccelerateLate ? 1 : group.Importance) - 1;
        var queue = group.Queue == ServiceQueue.Production ? 0 : 1;
        var fromTop = Bucket.Last - level;
        return 1 + (policy.Definition.Selection == Selection.BucketFirst
            ? (((fromTop * 5) + importance) * 2) + queue
            : (((importance * Bucket.Count) + fromTop) * 2) + queue);
    }
}
