using Weir.Jobs;
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

    /// <summary>What tells apart in an order what is looked at before it: priority.</summary>
    public const int OrderShift = 4;

    /// <summary>Importances in two queues.</summary>
    public const int Classes = 10;

    /// <summary>Different values of what counts first.</summary>
    public const int Orders = 1 + (Classes * Bucket.Count);

    private readonly int[] _orders = new int[Levels];
    private readonly bool _bucketFirst;
    private readonly long[] _from = new long[Levels];

    public QueueGroup(ServicePolicy policy, ServiceGroup group)
    {
        Group = group;
        _bucketFirst = policy.Definition.Selection == SelectionOrder.BucketFirst;
        PriorityFirst = policy.Definition.Ties == TieBreak.PriorityFirst;
        ReserveClass = policy.Reserves.Count(reserve => reserve.Target < group.Goals.Target);
        for (var level = 0; level < Bucket.Count; level++)
        {
            _from[level] = group.Ageing.From(level);
            _orders[level] = OrderOf(policy, group, level) << OrderShift;
        }

        _from[Overdue] = policy.Definition.MaxWait.Ticks;
        Class = ClassOf(group, group.Importance);
        LateClass = group.AccelerateLate ? ClassOf(group, 1) : Class;
        LastBucket = group.Ageing.BucketOf(policy.Definition.MaxWait);
    }

    public ServiceGroup Group { get; }

    /// <summary>Its importance and queue, as one number.</summary>
    public int Class { get; }

    /// <summary>The same for its late jobs, which may be selected as more important ones.</summary>
    public int LateClass { get; }

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

    /// <summary>The class of the jobs that stand in a place of a policy, which is not past <c>maxWait</c>.</summary>
    public int ClassOf(QueueCursor place)
    {
        var order = (place.Order >> OrderShift) - 1;
        return _bucketFirst ? order % Classes : (order / (2 * Bucket.Count) * 2) + (order % 2);
    }

    /// <summary>The level of the jobs that stand there.</summary>
    public int LevelOf(QueueCursor place)
    {
        var order = (place.Order >> OrderShift) - 1;
        return Bucket.Last - (_bucketFirst ? order / Classes : order / 2 % Bucket.Count);
    }

    private static int ClassOf(ServiceGroup group, int importance) =>
        ((importance - 1) * 2) + (group.Queue == ServiceQueue.Production ? 0 : 1);

    private static int OrderOf(ServicePolicy policy, ServiceGroup group, int level)
    {
        var late = level == Bucket.Last || (level == Bucket.Acceptable && group.Goals.Critical is null);
        var of = ClassOf(group, late && group.AccelerateLate ? 1 : group.Importance);
        var fromTop = Bucket.Last - level;
        return 1
            + (
                policy.Definition.Selection == SelectionOrder.BucketFirst
                    ? (fromTop * Classes) + of
                    : (((of / 2 * Bucket.Count) + fromTop) * 2) + (of % 2)
            );
    }
}
