using System.Globalization;
using Weir.Jobs;
using Weir.ServiceLevels.Queues;

namespace Weir.Day.Constraints;

/// <summary>The average use of processors comes near its limit, and jobs of this importance wait until it falls.</summary>
internal sealed class LevelHeld : SharedConstraint
{
    /// <summary>What the lanes of jobs have in their key that a level holds.</summary>
    public const string Mark = "*LEVEL ";

    public static BlockerKind BlockerKind { get; } = new("level");

    public override string Code => HolderCodes.CapacityLevel;

    public override HolderManager Manager => HolderManager.Capacity;

    public override bool Delays => false;

    public override bool IsStored => false;

    public override bool ReactsTo(ConstraintEvent what) => what == ConstraintEvent.LevelChanged;

    public override BlockerKind Kind => BlockerKind;

    public override string NameOf(in LaneKey key, Job job, int need) => key.Machine;

    // By the lane's key: its pattern may be a job that has long gone, of a group for which the level meant something else.
    public override bool Blocks(in Contender of, int need) => of.Key.Needs.Contains(Mark, StringComparison.Ordinal);

    public override Holder Explain(in Contender of, int need, ExplanationScope explanationScope)
    {
        var (level, group) = (of.Day.LevelOf(of.Job.Machine)!, of.Day.GroupOf(of.Job));
        return HolderOf(
            string.Create(
                CultureInfo.InvariantCulture,
                $"machine {of.Job.Machine} is at capacity level {level.Level}, at which jobs of group {group.Name}, importance {group.Importance}, wait: the average of {level.Of} is {level.Average:0.00} of {level.Limit:0.00}"
            ),
            explanationScope.Since,
            Release(of)
        );
    }

    /// <summary>What lets jobs go that a level holds or caps: cheapest is to wait.</summary>
    public static string Release(in Contender of)
    {
        var level = of.Day.LevelOf(of.Job.Machine)!;
        var when = level.FallsAt is { } at
            ? $", about {MomentText.Format(at)} if use stays as it is"
            : ", which it does not within four hours if use stays as it is";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"that average falls below {level.LeftBelow:0.00}{when}; else an operator: a higher limit of {level.Of}, or weir start {of.Job.Number.Value}"
        );
    }
}
