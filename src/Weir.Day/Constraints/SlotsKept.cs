using Weir.Day.Service;
using Weir.Jobs;
using Weir.ServiceLevels.Queues;

namespace Weir.Day.Constraints;

/// <summary>The machine has free slots, but they are kept for groups with shorter goals.</summary>
internal sealed class SlotsKept : SharedConstraint
{
    public override string Code => HolderCodes.SlotsKept;

    public override HolderManager Manager => HolderManager.Capacity;

    public override bool Delays => false;

    public override RemedyKind? Remedy => RemedyKind.Slots;

    public override BlockerKind Kind => BlockerKind.Slots;

    public override string NameOf(in LaneKey key, Job job, int need) => key.Machine;

    public override bool Blocks(in Contender of, int need) =>
        of.Reserves > 0
        && of.Machine is { } machine
        && HasRoom(machine.Slots, 1, of, need)
        && !HasRoom(machine.Slots, 1 + of.Day.Kept(of.Reserves, machine), of, need);

    public override Blocker BlockerOf(in Contender of, int need) => NoSlot.BlockerFor(of);

    public override Holder Explain(in Contender of, int need, ExplanationScope explanationScope)
    {
        var kept = of.Day.Kept(of.Reserves, of.Machine!);
        return HolderOf(
            $"the last {kept} free slots of machine {of.Job.Machine} are kept for groups with shorter goals than {of.Day.GroupOf(of.Job)}",
            explanationScope.Since,
            NoSlot.Release(of)
        );
    }

    public override WayOut? WayOut(in Contender of, int need, int taken, bool startsNow, IReadOnlyList<Holder> left) =>
        NoSlot.More(of, taken, startsNow, left);
}
