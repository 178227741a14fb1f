using Weir.Day.Constraints;
using Weir.Day.Inputs;
using Weir.Day.Planning;
using Weir.Jobs;
using Weir.Jobs.Orders;

namespace Weir.Day.Requests;

/// <summary>
/// <c>rerun</c>: the machine submits the stored submission again, under a new number that the day gives at once. The new job
/// is announced until the machine has done so, and then goes the way of any submission under the rule it came by. A job that
/// ran in place is repeated as a stored one; one of at's cannot be, since its script was never Weir's.
/// </summary>
internal static class RerunRule
{
    public static Answer Decide(DecisionDraft draft, RerunJob request, Job job)
    {
        if (!job.State.IsEnd())
        {
            return AllowedActions.Not(request.Id, job, "rerun");
        }

        if (draft.HasNoNumbers)
        {
            return new RequestRefused(request.Id, RefusalCodes.TooMany, "there are no tracking numbers left");
        }

        if (job.Plan is not null)
        {
            return RepeatRules.Rerun(draft, request, job);
        }

        if (request.Held || request.NotBefore is not null)
        {
            return new RequestRefused(
                request.Id,
                RefusalCodes.WrongState,
                $"job {job.Number} was submitted: only a planned job can be held, or start later, as it is run again"
            );
        }

        if (job.Way == WayIn.At)
        {
            return new RequestRefused(
                request.Id,
                RefusalCodes.WrongState,
                $"job {job.Number} was a script in at's spool, which at removed when it ran: give it to at again (weir submit stores scripts)"
            );
        }

        if (job.Mode == SubmissionMode.Noticed)
        {
            return new RequestRefused(
                request.Id,
                RefusalCodes.WrongState,
                $"job {job.Number} started by itself and was noticed: what ran it is not known here; weir submit runs its command"
            );
        }

        var number = draft.NextNumber();
        var by = JobRequests.By(request.Caller);
        var announced = Resubmission.CreateHolder(job.Machine, draft.Now);
        var again = draft.Update(
            new Job(job, number, job.OwnerOf(), job.Schedule, draft.Today, job.TrackType, job.Way, SubmissionMode.Stored, draft.Now)
            {
                CpuLimitSeconds = job.CpuLimitSeconds,
                MemoryLimitKibibytes = job.MemoryLimitKibibytes,
                Command = job.Command,
                Rule = job.Rule,
                RerunOf = job.Number,
                Exceptional = true,
                Holds = [announced],
                // The variable shows it once its machine has submitted it again.
                Monitor = null,
            },
            JobEventKinds.Rerun,
            JobRequests.With($"repeats job {job.Number}, ordered by {by}", request.Reason),
            by
        );
        draft.AddHistory(job.Number, JobEventKinds.Rerun, JobRequests.With($"repeated as job {number} by {by}", request.Reason), by);
        draft.Order(job.Machine, new Rerun(job.Number, number, by.ToString()) { Actor = by });
        var elsewhere = job.Mode == SubmissionMode.Stored ? "" : ", without terminal and standard input; weir log has its output";
        return new RequestDone(request.Id, again, $"job {job.Number} is repeated as job {number}{elsewhere}");
    }
}
