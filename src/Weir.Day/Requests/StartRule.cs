using Weir.Day.Inputs;
using Weir.Day.Planning;
using Weir.Jobs;

namespace Weir.Day.Requests;

/// <summary>
/// <c>start</c>: an operator lets a job go now, whatever holds it; it counts against limits and slots all the same.
/// <c>start --held</c>: past the schedule's no, where there was one, but held in its job queue.
/// </summary>
internal static class StartRule
{
    public static Answer Decide(DecisionDraft draft, StartJob request, Job job)
    {
        if (!job.State.IsBeforeStart() || DayState.IsAnnounced(job))
        {
            return AllowedActions.Not(request.Id, job, "started");
        }

        if (job.RunsElsewhere())
        {
            return new RequestRefused(
                request.Id,
                RefusalCodes.WrongState,
                $"job {job.Number} runs elsewhere: start it there; allowed here: {AllowedActions.For(job)}"
            );
        }

        var by = JobRequests.By(request.Caller);
        if (job.IsContainer())
        {
            return request.Held
                ? new RequestRefused(
                    request.Id,
                    RefusalCodes.WrongState,
                    $"job {job.Number} is a container and goes through no job queue: weir start {job.Number.Value} starts it"
                )
                : new RequestDone(
                    request.Id,
                    ContainerRules.Start(
                        draft,
                        job,
                        JobRequests.With($"started by {by}, past all that held it: {job.SubDay()} begins", request.Reason),
                        by
                    ),
                    $"job {job.Number} runs, and {job.SubDay()} in it"
                );
        }

        if (request.Held)
        {
            return StartHeld(draft, request, job, by);
        }

        var started = draft.Update(
            job with
            {
                State = JobState.Starting,
                Holds = [],
                StartedBy = by.ToString(),
                Exceptional = true,
                ReasonCode = null,
                ReasonText = null,
            },
            JobEventKinds.StartForced,
            JobRequests.With($"started by {by}, past all that held it", request.Reason),
            by
        );
        draft.OrderStart(started, by.ToString());
        return new RequestDone(request.Id, started, $"the order to start job {job.Number} is on its way");
    }

    private static RequestDone StartHeld(DecisionDraft draft, StartJob request, Job job, Actor by)
    {
        var text = JobRequests.With($"held in its job queue by {by}", request.Reason);
        var held = JobQueueHold.Apply(draft, job, text, by, draft.Now);
        return new RequestDone(request.Id, held, $"job {job.Number} is held in job queue {job.JobQueue}");
    }
}
