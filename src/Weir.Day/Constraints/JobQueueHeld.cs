using Weir.Day.Service;
using Weir.Jobs;
using Weir.ServiceLevels.Queues;

namespace Weir.Day.Constraints;

/// <summary>The job queue is defined as held.</summary>
internal sealed class JobQueueHeld : SharedConstraint
{
    public override string Code => HolderCodes.JobQueueHeld;

    public override HolderManager Manager => HolderManager.Limit;

    public override RemedyKind? Remedy => RemedyKind.OpenJobQueue;

    public override BlockerKind Kind => BlockerKind.JobQueue;

    public override string NameOf(in LaneKey key, Job job, int need) => key.JobQueue;

    public override bool Blocks(in Contender of, int need) => of.JobQueue is { IsHeld: true };

    public override Holder Explain(in Contender of, int need, ExplanationScope explanationScope) =>
        HolderOf($"job queue {of.Job.JobQueue} is held", explanationScope.Since, "its definition without hold: weir apply");

    public override WayOut? WayOut(in Contender of, int need, int taken, bool startsNow, IReadOnlyList<Holder> left) =>
        new(RemedyKind.OpenJobQueue, of.Job.JobQueue.ToString(), null, 0, 0, startsNow, left);
}
