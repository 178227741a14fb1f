using Weir.Jobs;
using Weir.ServiceLevels.Queues;

namespace Weir.Day.Constraints;

/// <summary>
/// The machine cannot be reached, or has yet to tell what it did by itself meanwhile: it may have held the job, or let it go.
/// </summary>
internal sealed class MachineDown : SharedConstraint
{
    public override string Code => HolderCodes.MachineDown;

    public override HolderManager Manager => HolderManager.Machine;

    public override bool IsStored => false;

    public override bool ReactsTo(ConstraintEvent what) => what == ConstraintEvent.Linked;

    public override BlockerKind Kind => BlockerKind.Machine;

    public override int CountFor(Job job) => job.HasNoProcess() ? 0 : 1;

    public override string NameOf(in LaneKey key, Job job, int need) => key.Machine;

    public override bool Blocks(in Contender of, int need) => of.Machine is not { IsUp: true, IsBehind: false };

    public override Holder Explain(in Contender of, int need, ExplanationScope explanationScope)
    {
        var since = of.Machine?.LinkSince is { } from && from > explanationScope.Since ? from : explanationScope.Since;
        return of.Machine is { IsUp: true, IsBehind: true }
            ? HolderOf(
                $"machine {of.Job.Machine} has yet to tell what it did while it could not be reached",
                since,
                $"the agent on {of.Job.Machine} has sent the facts that it had"
            )
            : HolderOf($"machine {of.Job.Machine} cannot be reached", since, $"the agent on {of.Job.Machine} answers again");
    }
}
