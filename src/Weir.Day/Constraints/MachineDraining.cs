using Weir.Day.Service;
using Weir.Jobs;
using Weir.ServiceLevels.Queues;

namespace Weir.Day.Constraints;

/// <summary>The machine is to take no more queued jobs.</summary>
internal sealed class MachineDraining : SharedConstraint
{
    // Tracked jobs start there all the same, so queued ones must not wait where those of a machine that is down do.
    private const int Draining = 2;

    public override string Code => HolderCodes.MachineDraining;

    public override HolderManager Manager => HolderManager.Machine;

    public override RemedyKind? Remedy => RemedyKind.StopDraining;

    public override BlockerKind Kind => BlockerKind.Machine;

    public override string NameOf(in LaneKey key, Job job, int need) => key.Machine;

    public override bool Blocks(in Contender of, int need) => of.Machine is { IsDraining: true };

    public override Blocker BlockerOf(in Contender of, int need) => new(Kind, of.Key.Machine, Draining);

    public override Holder Explain(in Contender of, int need, ExplanationScope explanationScope) =>
        HolderOf($"machine {of.Job.Machine} is draining", explanationScope.Since, "its definition without draining: weir apply");

    public override WayOut? WayOut(in Contender of, int need, int taken, bool startsNow, IReadOnlyList<Holder> left) =>
        new(RemedyKind.StopDraining, of.Job.Machine, null, 0, 0, startsNow, left);
}
