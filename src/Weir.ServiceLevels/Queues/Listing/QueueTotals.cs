namespace Weir.ServiceLevels.Queues;

/// <summary>Waiting jobs by group, delayed or not, exceptional or not, and level.</summary>
internal sealed class QueueTotals(int groups)
{
    private readonly int[] _jobs = new int[groups * 4 * QueueGroup.Levels];

    public void Count(int group, bool delayed, bool exceptional, int level, int jobs) =>
        _jobs[Index(group, delayed, exceptional) + level] += jobs;

    public int this[int group, bool delayed, bool exceptional, int level] => _jobs[Index(group, delayed, exceptional) + level];

    private static int Index(int group, bool delayed, bool exceptional) =>
        ((group * 4) + (delayed ? 2 : 0) + (exceptional ? 1 : 0)) * QueueGroup.Levels;
}
