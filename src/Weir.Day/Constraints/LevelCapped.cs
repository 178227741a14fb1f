using System.Globalization;
using Weir.Day.Service;
using Weir.Jobs;
using Weir.ServiceLevels.Policies;
using Weir.ServiceLevels.Queues;

namespace Weir.Day.Constraints;

/// <summary>The average use of processors comes near its limit, and only so many jobs of this group run at once until it falls.</summary>
internal sealed class LevelCapped : SharedConstraint
{
    /// <summary>What the lanes of jobs have in their key that a level caps.</summary>
    public const string Mark = "*CAP ";

    public override string Code => HolderCodes.CapacityCap;

    public override HolderManager Manager => HolderManager.Capacity;

    public override bool Delays => false;

    public override bool IsStored => false;

    public override bool ReactsTo(ConstraintEvent what) => what == ConstraintEvent.LevelChanged;

    public override BlockerKind Kind => LevelHeld.BlockerKind;

    public override string NameOf(in LaneKey key, Job job, int need) => key.Machine;

    // By the lane's key: its pattern may be a job that has long gone, of a group for which the level meant something else.
    public override bool Blocks(in Contender of, int need) =>
        of.Day.CappedGroupOf(of.Key) is { } group
        && of.Day.EffectOn(group, of.Job.Machine).AtMost is { } most
        && Running(of, group) + Uses(of, need) >= most;

    // Each group is counted for itself: what stops one on a machine does not stop another there.
    public override Blocker BlockerOf(in Contender of, int need) =>
        new(Kind, NameOf(of.Key.Machine, of.Day.CappedGroupOf(of.Key)?.Name.Text ?? default));

    /// <summary>What the jobs of a group on a machine wait for.</summary>
    public static string NameOf(string machine, ObjectName group) => $"{machine}/{group}";

    public override int UnitsOf(Job job, int need) => 1;

    public override void Acquire(DayState day, Job job)
    {
        if (CountFor(job) > 0 && job.Group is { } group)
        {
            day.Machine(job.Machine).Count(group, 1);
        }
    }

    public override void Release(DayState day, Job job)
    {
        if (CountFor(job) > 0 && job.Group is { } group)
        {
            day.Machine(job.Machine).Count(group, -1);
            if (day.LevelOf(job.Machine) is not null)
            {
                day.Queues.Unblock(Kind, NameOf(LaneNames.MachineOf(job.Machine), group));
            }
        }
    }

    public override Holder Explain(in Contender of, int need, ExplanationScope explanationScope)
    {
        var (level, group) = (of.Day.LevelOf(of.Job.Machine)!, of.Day.GroupOf(of.Job));
        var most = of.Day.EffectOn(of.Job).AtMost;
        var running = explanationScope.OfOthers ? string.Create(CultureInfo.InvariantCulture, $", and {Running(of, group)} run") : "";
        return HolderOf(
            string.Create(
                CultureInfo.InvariantCulture,
                $"machine {of.Job.Machine} is at capacity level {level.Level}, at which {most} jobs of group {group.Name} run at most{running}: the average of {level.Of} is {level.Average:0.00} of {level.Limit:0.00}"
            ),
            explanationScope.Since,
            $"one of them ends, or {LevelHeld.Release(of)}"
        );
    }

    private static int Running(in Contender of, ServiceGroup group) => of.Machine?.CountOf(group.Name.Text) ?? 0;
}
