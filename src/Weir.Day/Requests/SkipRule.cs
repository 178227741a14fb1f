using Weir.Day.Inputs;
using Weir.Day.Planning;
using Weir.Jobs;
using Weir.Jobs.Orders;

namespace Weir.Day.Requests;

/// <summary><c>skip</c>: a job that was not let go is passed over and counts as done.</summary>
internal static class SkipRule
{
    public static Answer Decide(DecisionDraft draft, SkipJob request, Job job)
    {
        if (!job.State.IsBeforeStart() || DayState.IsAnnounced(job))
        {
            return AllowedActions.Not(request.Id, job, "skipped");
        }

        var by = JobRequests.By(request.Caller);
        var text = JobRequests.With($"skipped by {by}", request.Reason);
        var skipped = draft.EndUnstarted(job, JobEventKinds.Skipped, ReasonCodes.Skipped, text, by);
        AgainRules.Apply(draft, skipped);
        draft.OrderWhereKnown(job, new Skip(job.Number, by.ToString()) { Actor = by });
        return new RequestDone(request.Id, skipped, $"job {job.Number} is skipped");
    }
}
