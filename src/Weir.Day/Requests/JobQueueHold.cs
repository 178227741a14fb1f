using Weir.Day.Constraints;
using Weir.Jobs;

namespace Weir.Day.Requests;

/// <summary>An operator has a job wait in its job queue until one releases it: past the schedule's no, where there was one.</summary>
internal static class JobQueueHold
{
    public static Job Apply(DecisionDraft draft, Job job, string text, Actor by, DateTimeOffset at)
    {
        var hold = OperatorHold.CreateHolder(job.Number, text, at);
        if (job.State != JobState.Rejected)
        {
            return job.Holds.Any(known => known.Code == hold.Code)
                ? job
                : draft.Update(job with { Holds = [.. job.Holds, hold] }, JobEventKinds.Held, text, by, at);
        }

        var held = draft.Update(
            job with
            {
                State = JobState.Waiting,
                Holds = [.. job.Holds.Where(known => known.Manager != HolderManager.Rule), hold],
                Exceptional = true,
                ReasonCode = null,
                ReasonText = null,
            },
            JobEventKinds.Accepted,
            $"taken past the schedule's refusal, and {text}",
            by,
            at
        );
        draft.AcceptLater(job.Number);
        return held;
    }
}
