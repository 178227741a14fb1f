using System.Globalization;
using Weir.Capacity;
using Weir.Day.Service;
using Weir.Jobs;
using Weir.ServiceLevels.Queues;

namespace Weir.Day.Constraints;

/// <summary>A limit has no room for what the job needs of it. Each limit that it needs is asked by itself.</summary>
internal sealed class LimitFull : SharedConstraint
{
    // More than any limit has: nobody else has room beside it, and no sum of those that a trial looks at passes what is counted.
    private const int All = 2_000_000;

    public static LimitFull Cause { get; } = new();

    public override string Code => HolderCodes.LimitFull;

    public override HolderManager Manager => HolderManager.Limit;

    public override RemedyKind? Remedy => RemedyKind.Limit;

    public override bool HasOwnSection => true;

    public override bool ReactsTo(ConstraintEvent what) => what == ConstraintEvent.LimitChanged;

    public override BlockerKind Kind => BlockerKind.Limit;

    public override bool StopsClock(Limits limits, LimitNeed need, string machine) => !limits.HasRoomFor(need, machine);

    public override int CountFor(Job job) => job.Limits.Count;

    public override string SetsApart(Job job) => LaneNames.Needs(job.Limits);

    public override string NameOf(in LaneKey key, Job job, int need) => LaneNames.NameOf(job.Limits[need].Limit);

    // A limit that nobody has defined counts as it would be made.
    public override bool Blocks(in Contender of, int need)
    {
        var needed = of.Job.Limits[need];
        return of.Day.Limits.All.TryGetValue(needed.Limit, out var limit)
            ? !limit.HasRoomFor(needed, of.Job.Machine, Uses(of, need))
            : needed.Units > Limits.MaximumOfUnknown;
    }

    // A limit that each machine has for itself stops only that machine's jobs.
    public override Blocker BlockerOf(in Contender of, int need)
    {
        var name = of.Job.Limits[need].Limit;
        return of.Day.Limits.All.TryGetValue(name, out var limit)
            ? new Blocker(Kind, LaneNames.NameOf(limit, of.Job.Machine), UnitsOf(of.Job, need))
            : new Blocker(Kind, LaneNames.NameOf(name), UnitsOf(of.Job, need));
    }

    public override int UnitsOf(Job job, int need) => job.Limits[need].IsAll ? All : job.Limits[need].Units;

    public override void Acquire(DayState day, Job job)
    {
        day.Limits.Acquire(job.Limits, job.Machine);
        foreach (var need in job.Limits)
        {
            day.TouchLimit(need.Limit);
        }
    }

    public override void Release(DayState day, Job job)
    {
        day.Limits.Release(job.Limits, job.Machine);
        foreach (var need in job.Limits)
        {
            day.UnblockLimit(need.Limit, job.Machine);
        }
    }

    public override Holder Explain(in Contender of, int need, ExplanationScope explanationScope)
    {
        var needed = of.Job.Limits[need];
        var limit = of.Day.Limits.All.GetValueOrDefault(needed.Limit);
        var (used, maximum) = limit is null
            ? (0, Limits.MaximumOfUnknown)
            : (limit.InUseFor(of.Job.Machine), limit.MaximumFor(of.Job.Machine));
        var amount = needed.IsAll ? "all" : needed.Units.ToString(CultureInfo.InvariantCulture);
        var text =
            !explanationScope.OfOthers ? $"limit {needed.Limit} has no room for the {amount} that the job needs"
            : limit?.IsTakenFor(of.Job.Machine) == true ? $"{Holding(of, needed.Limit, all: true)} has all of limit {needed.Limit}"
            : needed.IsAll && used > 0
                ? $"limit {needed.Limit} has {used} of {maximum} units in use by {Holding(of, needed.Limit, all: false)} and the job needs all"
            : $"limit {needed.Limit} has {used} of {maximum} units in use and the job needs {amount}";
        var least = needed.IsAll ? 1 : needed.Units;
        var release =
            least > maximum ? $"a maximum of at least {least}: weir limit set {needed.Limit}" : $"jobs that use {needed.Limit} end";
        return HolderOf(text, explanationScope.Since, release);
    }

    // Who has it, the oldest first, and not more of them than one reads.
    private static string Holding(in Contender of, ObjectName limit, bool all)
    {
        const int Most = 5;
        var day = of.Day;
        var machine = day.Limits.All[limit].Definition.PerMachine ? of.Job.Machine : null;
        var holders = day
            .Jobs.Where(job =>
                DayState.IsUnderWay(job)
                && (machine is null || DayState.IsSame(machine, job.Machine))
                && job.Limits.Any(need => need.Limit == limit && (need.IsAll || !all))
            )
            .OrderBy(job => job.Number);
        return ListText.FirstOf([.. holders.Select(job => $"job {job.Number} {job.Name}")], Most);
    }

    /// <summary>All limits that have no room for what a job needs.</summary>
    public static IReadOnlyList<FullLimit> FullLimits(in Contender of)
    {
        var full = new List<FullLimit>();
        for (var need = 0; need < of.Job.Limits.Count; need++)
        {
            if (Cause.Stops(of, need))
            {
                var limit = of.Day.Limits.All.GetValueOrDefault(of.Job.Limits[need].Limit);
                full.Add(new FullLimit(of.Job.Limits[need], limit?.Definition.PerMachine == true));
            }
        }

        return full;
    }

    // One that was never made, or is gone, cannot be set.
    public override WayOut? WayOut(in Contender of, int need, int taken, bool startsNow, IReadOnlyList<Holder> left)
    {
        var needed = of.Job.Limits[need];
        if (!of.Day.Limits.All.TryGetValue(needed.Limit, out var limit))
        {
            return null;
        }

        // No maximum makes room beside a job that has all, nor for one that needs all beside others.
        var used = limit.InUseFor(of.Job.Machine) + taken;
        return limit.IsTakenFor(of.Job.Machine) || taken >= All || (needed.IsAll && used > 0)
            ? null
            : new WayOut(
                RemedyKind.Limit,
                limit.Name.Text,
                limit.Definition.PerMachine ? of.Job.Machine : null,
                limit.MaximumFor(of.Job.Machine),
                used + Math.Max(1, needed.Units),
                startsNow,
                left
            );
    }
}
