using Weir.Day.Inputs;
using Weir.Jobs;

namespace Weir.Day.Requests;

/// <summary><c>mark</c>: an operator says how a job that is over is to count.</summary>
internal static class MarkRule
{
    public static Answer Decide(DecisionDraft draft, MarkJob request, Job job)
    {
        if (!JobMarks.All.TryGetValue(request.As, out var marked))
        {
            return new RequestRefused(
                request.Id,
                RefusalCodes.BadRequest,
                $"'{Printable.Escape(request.As)}' is no mark: allowed are ok, failed, review and fixed"
            );
        }

        // Of one that runs elsewhere an operator may know what no ping told.
        if (
            !(job.RunsElsewhere() && !job.State.IsEnd() && marked is JobState.Succeeded or JobState.Failed)
            && job.State
                is not (
                    JobState.Succeeded
                    or JobState.Failed
                    or JobState.StartFailed
                    or JobState.Lost
                    or JobState.UnderReview
                    or JobState.Fixed
                )
        )
        {
            return AllowedActions.Not(request.Id, job, $"marked {request.As}");
        }

        var by = JobRequests.By(request.Caller);
        var text = JobRequests.With(JobMarks.Describe(request.As, by), request.Text ?? request.Reason);
        if (job.State == marked)
        {
            return new RequestDone(request.Id, job, $"job {job.Number} is {job.State} already");
        }

        var now = draft.Update(
            job with
            {
                State = marked,
                EndedAt = job.EndedAt ?? draft.Now,
                Holds = [],
                ReasonCode = ReasonCodes.Marked,
                ReasonText = text,
            },
            JobEventKinds.Marked,
            text,
            by
        );
        return new RequestDone(request.Id, now, $"job {job.Number} is marked {request.As}");
    }
}
