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

        if (ResubmitRules.WhyNot(job) is { } why)
        {
            return new RequestRefused(request.Id, RefusalCodes.WrongState, why);
        }

        var by = JobRequests.By(request.Caller);
        var notBefore = request.NotBefore > draft.Now ? request.NotBefore : null;
        var order = new Rerun(job.Number, draft.NextNumber(), by.ToString()) { Actor = by, Waits = request.Held || notBefore is not null };
        Holder[] held = request.Held
            ? [HoldRule.CreateHolder(request.Caller, order.NewNumber, JobRequests.With($"held by {by}", request.Reason), draft.Now)]
            : [];
        var again = ResubmitRules.Order(
            draft,
            job,
            order,
            notBefore,
            held,
            JobRequests.With($"repeats job {job.Number}, ordered by {by}", request.Reason)
        );
        draft.AddHistory(job.Number, JobEventKinds.Rerun, JobRequests.With($"repeated as job {again.Number} by {by}", request.Reason), by);
        var elsewhere = job.Mode == SubmissionMode.Stored ? "" : ", without terminal and standard input; weir log has its output";
        return new RequestDone(
            request.Id,
            again,
            $"job {job.Number} is repeated as job {again.Number}{(request.Held ? ", held" : "")}{elsewhere}"
        );
    }
}
