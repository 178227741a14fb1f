using Weir.Capacity;
using Weir.Day.Service;
using Weir.Jobs;
using Weir.ServiceLevels.Queues;

namespace Weir.Day.Constraints;

/// <summary>A limit has no room for what the job needs of it. Each limit that it needs is asked by itself.</summary>
internal sealed class LimitFull : SharedConstraint
{
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
        var (name, units) = of.Job.Limits[need];
        return of.Day.Limits.All.TryGetValue(name, out var limit)
            ? !limit.HasRoomFor(units + Uses(of, need), of.Job.Machine)
            : units > Limits.MaximumOfUnknown;
    }

    // A limit that each machine has for itself stops only that machine's jobs.
    public override Blocker BlockerOf(in Contender of, int need)
    {
        var (name, units) = of.Job.Limits[need];
        return of.Day.Limits.All.TryGetValue(name, out var limit)
            ? new Blocker(Kind, LaneNames.NameOf(limit, of.Job.Machine), units)
            : new Blocker(Kind, LaneNames.NameOf(name), units);
    }

    public override int UnitsOf(Job job, int need) => job.Limits[need].Units;

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
        var (name, units) = of.Job.Limits[need];
        var (used, maximum) = of.Day.Limits.All.TryGetValue(name, out var limit)
            ? (limit.InUseFor(of.Job.Machine), limit.MaximumFor(of.Job.Machine))
            : (0, Limits.MaximumOfUnknown);
        var text = explanationScope.OfOthers
            ? $"limit {name} has {used} of {maximum} units in use and the job needs {units}"
            : $"limit {name} has no room for the {units} that the job needs";
        var release = units > maximum ? $"a maximum of at least {units}: weir limit set {name}" : $"jobs that use {name} end";
        return HolderOf(text, explanationScope.Since, release);
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
        var (name, units) = of.Job.Limits[need];
        return of.Day.Limits.All.TryGetValue(name, out var limit)
            ? new WayOut(
                RemedyKind.Limit,
                limit.Name.Text,
                limit.Definition.PerMachine ? of.Job.Machine : null,
                limit.MaximumFor(of.Job.Machine),
                limit.InUseFor(of.Job.Machine) + taken + units,
                startsNow,
                left
            )
            : null;
    }
}
