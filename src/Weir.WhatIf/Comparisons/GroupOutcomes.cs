using Weir.ServiceLevels.Policies;

namespace Weir.WhatIf.Comparisons;

/// <summary>Counts how jobs fared, by whatever they have in common.</summary>
internal sealed class GroupOutcomes(JudgedJobs jobs, TimeSpan?[] waits, TimeSpan?[] firstCome)
{
    public IReadOnlyList<GroupOutcome> ByImportance() =>
        [.. Together(group => group.Importance).OrderBy(some => some.Key).Select(some => Count(some, null))];

    public IReadOnlyList<GroupOutcome> ByGroup() =>
        [
            .. Together(group => group.Index)
                .Select(some => (Jobs: some, Group: jobs.Group(some.First())))
                .OrderBy(some => some.Group.Importance)
                .ThenBy(some => some.Group.Goals.Target)
                .ThenBy(some => some.Group.Index)
                .Select(some => Count(some.Jobs, some.Group.Name.ToString())),
        ];

    private IEnumerable<IGrouping<int, int>> Together(Func<ServiceGroup, int> key) =>
        Enumerable.Range(0, jobs.Count).GroupBy(job => key(jobs.Group(job)));

    private GroupOutcome Count(IGrouping<int, int> some, string? group)
    {
        int[] members = [.. some];
        var late = members.Count(job => jobs.IsLate(job, waits[job]));
        var before = members.Count(job => jobs.IsLate(job, firstCome[job]));
        TimeSpan[] sorted = [.. members.Select(job => waits[job]).OfType<TimeSpan>().Order()];
        return new GroupOutcome
        {
            Group = group,
            Importance = jobs.Group(members[0]).Importance,
            Jobs = members.Length,
            Late = late,
            PastCritical = members.Any(job => jobs.Group(job).Goals.Critical is not null)
                ? members.Count(job => jobs.IsPastCritical(job, waits[job]))
                : null,
            Ratio = before == 0 ? null : (double)late / before,
            MedianSeconds = Rank(sorted, 0.5),
            Percentile95Seconds = Rank(sorted, 0.95),
            LongestSeconds = Rank(sorted, 1),
        };
    }

    /// <summary>The least wait that so great a part of the jobs did not exceed.</summary>
    private static long Rank(TimeSpan[] sorted, double part) =>
        sorted.Length == 0 ? 0 : (long)sorted[Math.Max(0, (int)Math.Ceiling(part * sorted.Length) - 1)].TotalSeconds;
}
