using Weir.Day.Inputs;
using Weir.Jobs;
using Weir.Jobs.Plans;

namespace Weir.Day.Requests;

/// <summary><c>waive</c>: an operator takes one condition off a job of the day; whatever else holds the job goes on holding it.</summary>
internal static class WaiveRule
{
    private const int LongestShown = 200;

    public static Answer Decide(DecisionDraft draft, WaiveCondition request, Job job)
    {
        if (job.State != JobState.Waiting || DayState.IsAnnounced(job))
        {
            return AllowedActions.Not(request.Id, job, "freed of a condition");
        }

        var waived = JobCondition.Named(job, request.Condition);
        if (waived.Count == 0)
        {
            var all = JobCondition.Of(job);
            var has = all.Count == 0 ? "it has none" : $"it has {string.Join("; ", all)}";
            return new RequestRefused(
                request.Id,
                RefusalCodes.BadRequest,
                $"'{Printable.Escape(request.Condition, LongestShown)}' is no condition of job {job.Number}: {has}; one is named {JobCondition.Allowed}"
            );
        }

        var by = JobRequests.By(request.Caller);
        var text = string.Join("; ", waived);
        var freed = draft.Update(
            JobCondition.Without(job, waived) with
            {
                Waived =
                [
                    .. job.Waived,
                    .. waived.Select(condition => new WaivedCondition(condition.Key, condition.Value, draft.Now, by.ToString())),
                ],
            },
            JobEventKinds.Waived,
            JobRequests.With($"it waits no more for {text}, waived by {by}", request.Reason),
            by
        );
        return new RequestDone(request.Id, freed, $"job {job.Number} waits no more for {text}") { Before = text, After = "waived" };
    }
}
