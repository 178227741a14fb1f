using Weir.Day.Service;
using Weir.Jobs;
using Weir.ServiceLevels.Queues;

namespace Weir.Day.Constraints;

/// <summary>The machine has no free slot.</summary>
internal sealed class NoSlot : SharedConstraint
{
    public override string Code => HolderCodes.NoSlot;

    public override HolderManager Manager => HolderManager.Machine;

    public override bool Delays => false;

    public override RemedyKind? Remedy => RemedyKind.Slots;

    public override bool ReactsTo(ConstraintEvent what) => what == ConstraintEvent.Started;

    public override BlockerKind Kind => BlockerKind.Slots;

    public override string NameOf(in LaneKey key, Job job, int need) => key.Machine;

    // A container takes no slot, and stands in no lane of such as do.
    public override string SetsApart(Job job) => job.IsContainer() ? "*CONTAINER" : "";

    public override bool Blocks(in Contender of, int need) => of.Machine is { } machine && !HasRoom(machine.Slots, 1, of, need);

    public override Blocker BlockerOf(in Contender of, int need) => BlockerFor(of);

    public override int UnitsOf(Job job, int need) => 1;

    public override void Acquire(DayState day, Job job)
    {
        if (CountFor(job) > 0)
        {
            day.Machine(job.Machine).Slots.Acquire(1);
        }
    }

    public override void Release(DayState day, Job job)
    {
        if (CountFor(job) > 0)
        {
            day.Machine(job.Machine).Slots.Release(1);
            day.Queues.Unblock(Kind, LaneNames.MachineOf(job.Machine));
        }
    }

    public override Holder Explain(in Contender of, int need, ExplanationScope explanationScope)
    {
        var slots = of.Machine!.Slots;
        if (slots.Maximum == 0)
        {
            return HolderOf(
                $"machine {of.Job.Machine} is defined with no slots",
                explanationScope.Since,
                $"the machine is given slots (weir apply, kind: machine, name: {of.Job.Machine})"
            );
        }

        var count = explanationScope.OfOthers ? $": {slots.InUse} of {slots.Maximum} in use" : "";
        return HolderOf($"machine {of.Job.Machine} has no free slot{count}", explanationScope.Since, Release(of));
    }

    public override WayOut? WayOut(in Contender of, int need, int taken, bool startsNow, IReadOnlyList<Holder> left) =>
        More(of, taken, startsNow, left);

    /// <summary>Lanes from which other numbers of slots are kept wait at different blockers.</summary>
    public static Blocker BlockerFor(in Contender of) => new(BlockerKind.Slots, of.Key.Machine, 1 + of.Reserves);

    public static string Release(in Contender of) => $"a queued job on {of.Job.Machine} ends";

    /// <summary>As many slots as are needed so that one that is not kept is free.</summary>
    public static WayOut More(in Contender of, int taken, bool startsNow, IReadOnlyList<Holder> left)
    {
        var slots = of.Machine!.Slots;
        var needed = of.Day.WithKept(slots.InUse + taken + 1, of.Reserves);
        return new WayOut(RemedyKind.Slots, of.Job.Machine, null, slots.Maximum ?? 0, needed, startsNow, left);
    }
}
