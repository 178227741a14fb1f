using Weir.Day.Inputs;
using Weir.Day.Planning;
using Weir.Jobs;
using Weir.Jobs.Orders;

namespace Weir.Day.Requests;

/// <summary>
/// <c>cancel</c>: a job that was not let go is over at once; one under way is over when its machine says so. Where the machine
/// had started a waiting job by itself, its fact comes later and wins: the job runs until the order to cancel, which its
/// machine gets all the same, ends it.
/// </summary>
internal static class CancelRule
{
    public static Answer Decide(DecisionDraft draft, CancelJob request, Job job)
    {
        if (request.GraceSeconds is < 0 or > 3600)
        {
            return new RequestRefused(request.Id, RefusalCodes.BadRequest, "the grace is 0 to 3600 seconds");
        }

        if (job.State.IsEnd())
        {
            return AllowedActions.Not(request.Id, job, "cancelled");
        }

        var by = JobRequests.By(request.Caller);
        var text = request.Text.Length == 0 ? $"cancelled by {by}" : $"cancelled by {by}: {Printable.Escape(request.Text, 200)}";
        if (job is { State: JobState.Running } && job.IsContainer())
        {
            return ContainerRules.Cancel(draft, request, job, text, by);
        }

        draft.OrderWhereKnown(job, new Cancel(job.Number, request.Text, by.ToString(), request.GraceSeconds) { Actor = by });
        if (!(job.State.IsBeforeStart() || job.RunsElsewhere()))
        {
            return new RequestDone(
                request.Id,
                draft.Update(job with { ReasonCode = ReasonCodes.Cancelled, ReasonText = text }, JobEventKinds.CancelOrdered, text, by),
                $"the order to cancel job {job.Number} is on its way"
            );
        }

        var over = draft.EndUnstarted(job, JobEventKinds.Cancelled, ReasonCodes.Cancelled, text, by);
        return new RequestDone(request.Id, over, $"job {job.Number} is cancelled");
    }
}
