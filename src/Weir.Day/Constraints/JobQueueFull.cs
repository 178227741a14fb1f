using Weir.Day.Service;
using Weir.Jobs;
using Weir.ServiceLevels.Queues;

namespace Weir.Day.Constraints;

/// <summary>As many jobs of the job queue are under way as may be.</summary>
internal sealed class JobQueueFull : SharedConstraint
{
    public override string Code => HolderCodes.JobQueueFull;

    public override HolderManager Manager => HolderManager.Limit;

    public override RemedyKind? Remedy => RemedyKind.JobQueue;

    public override BlockerKind Kind => BlockerKind.JobQueue;

    public override string NameOf(in LaneKey key, Job job, int need) => key.JobQueue;

    public override bool Blocks(in Contender of, int need) => of.JobQueue is { } jobQueue && !HasRoom(jobQueue.Active, 1, of, need);

    public override int UnitsOf(Job job, int need) => 1;

    public override void Acquire(DayState day, Job job)
    {
        if (CountFor(job) > 0)
        {
            var active = day.JobQueue(job.JobQueue).Active;
            active.Acquire(1);
            if (!active.HasRoomFor(1))
            {
                day.Queues.MarkStale(Kind, LaneNames.NameOf(job.JobQueue));
            }
        }
    }

    public override void Release(DayState day, Job job)
    {
        if (CountFor(job) > 0)
        {
            var active = day.JobQueue(job.JobQueue).Active;
            if (!active.HasRoomFor(1))
            {
                day.Queues.MarkStale(Kind, LaneNames.NameOf(job.JobQueue));
            }

            active.Release(1);
            day.ForgetUnused(job.JobQueue);
            day.Queues.Unblock(Kind, LaneNames.NameOf(job.JobQueue));
        }
    }

    public override Holder Explain(in Contender of, int need, ExplanationScope explanationScope)
    {
        var active = of.JobQueue!.Active;
        var count = explanationScope.OfOthers ? $": {active.InUse} of {active.Maximum} jobs under way" : "";
        return HolderOf($"job queue {of.Job.JobQueue} is full{count}", explanationScope.Since, $"a job of {of.Job.JobQueue} ends");
    }

    public override WayOut? WayOut(in Contender of, int need, int taken, bool startsNow, IReadOnlyList<Holder> left)
    {
        var active = of.JobQueue!.Active;
        var needed = active.InUse + taken + 1;
        return new WayOut(RemedyKind.JobQueue, of.Job.JobQueue.ToString(), null, active.Maximum ?? 0, needed, startsNow, left);
    }
}
