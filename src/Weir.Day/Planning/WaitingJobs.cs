using Weir.Jobs;
using Weir.Schedules;

namespace Weir.Day.Planning;

/// <summary>What becomes of a job that waits when its day is built anew, deleted or started.</summary>
internal static class WaitingJobs
{
    /// <summary>Takes it out of its day, or moves its start forward; once, although the build may be repeated after a crash.</summary>
    public static void Change(DecisionDraft draft, DayBuild build, TrackingNumber number)
    {
        if (!draft.State.TryFind(number, out var job) || job is not { State: JobState.Waiting, Plan: { } plan })
        {
            return;
        }

        if (build.Order.Kind == DayBuildKind.Replace && plan.Again is { Run: > 0 })
        {
            // It follows from a run that is over, and not from a definition.
            return;
        }

        if (build.Order.Kind != DayBuildKind.Start)
        {
            var what = build.Order.Kind == DayBuildKind.Delete ? "deleted" : "built anew";
            draft.EndUnstarted(job, JobEventKinds.Cancelled, ReasonCodes.TakenOut, $"its schedule's day is {what} by {build.Order.By}");
            build.Changed++;
            return;
        }

        if (plan.StartedEarlier is not null || job.NotBefore is not { } start)
        {
            return;
        }

        var earlier = build.Order.Earlier;
        draft.Update(
            job with
            {
                NotBefore = start - earlier,
                LatestStart = job.LatestStart - earlier,
                Promise = job.Promise is { } promise
                    ? promise with
                    {
                        LateToStart = promise.LateToStart - earlier,
                        LateToFinish = promise.LateToFinish - earlier,
                    }
                    : null,
                Plan = plan with { StartedEarlier = earlier },
            },
            JobEventKinds.Rescheduled,
            $"its schedule is started {SpanText.Format((long)earlier.TotalSeconds)} before its time by {build.Order.By}"
        );
        build.Changed++;
    }
}
