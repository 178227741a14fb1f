using Weir.Day.Inputs;
using Weir.Day.Planning;
using Weir.Jobs;

namespace Weir.Day.Requests;

/// <summary><c>release</c>: the holds that the caller may lift are lifted; whatever else holds the job goes on holding it.</summary>
internal static class ReleaseRule
{
    public static Answer Decide(DecisionDraft draft, ReleaseJob request, Job job)
    {
        if (job.State != JobState.Waiting || DayState.IsAnnounced(job))
        {
            return AllowedActions.Not(request.Id, job, "released");
        }

        if (job.Holds.Count == 0)
        {
            return new RequestRefused(
                request.Id,
                RefusalCodes.WrongState,
                $"job {job.Number} is not held by anybody; weir why {job.Number.Value} says what it waits for"
            );
        }

        var left = request.Caller.IsOperator ? [] : job.Holds.Where(hold => hold.Manager != HolderManager.User).ToArray();
        if (left.Length == job.Holds.Count)
        {
            return new RequestRefused(
                request.Id,
                RefusalCodes.NotAllowed,
                $"job {job.Number} is {left[0].Text}: only an operator may lift that"
            );
        }

        var by = JobRequests.By(request.Caller);
        var released = draft.Update(
            job with
            {
                Holds = left,
                // The operator goes past what its machine watches for.
                Plan = PlannedWatch.IsWatched(job) ? job.Plan! with { ConditionsMet = true } : job.Plan,
            },
            JobEventKinds.Released,
            JobRequests.With($"released by {by}", request.Reason),
            by
        );
        var text =
            left.Length == 0 ? $"job {job.Number} is released" : $"your hold on job {job.Number} is lifted; it is still {left[0].Text}";
        return new RequestDone(request.Id, released, text);
    }
}
