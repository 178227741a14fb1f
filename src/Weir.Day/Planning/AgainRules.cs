using Weir.Jobs;
using Weir.Schedules;

namespace Weir.Day.Planning;

/// <summary>Makes the next run of a planned job that runs again some time after its end.</summary>
internal static class AgainRules
{
    /// <summary>A run is over that the next one follows: in the same decision, so that those that wait for the job go on waiting.</summary>
    public static void Apply(DecisionDraft draft, Job job)
    {
        if (
            job is not { State: JobState.Succeeded or JobState.Skipped, EndedAt: { } end, Plan: { Again: { } again } plan }
            || again.After(end) is not { } next
            || draft.HasNoNumbers
        )
        {
            return;
        }

        var name = CopyName.Create(CopyName.TryParse(job.Name, out var stem, out _) ? stem : job.Name, next.Run);
        // A run that an operator runs again was followed before.
        if (next.Run > CopyName.Most || draft.State.Dependencies.Has(job.Schedule, job.ScheduleDate, name))
        {
            return;
        }

        var later = next.Planned - again.Planned;
        var following = draft.Update(
            new Job(
                job with
                {
                    Name = name,
                },
                draft.NextNumber(),
                job.OwnerOf(),
                job.Schedule,
                job.ScheduleDate,
                job.TrackType,
                job.Way,
                job.Mode,
                draft.Now
            )
            {
                NotBefore = next.Planned,
                LatestStart = job.LatestStart + later,
                Promise = job.Promise is { } promise
                    ? promise with
                    {
                        LateToStart = promise.LateToStart + later,
                        LateToFinish = promise.LateToFinish + later,
                        UnusuallyLong = null,
                        UnusuallyShort = null,
                    }
                    : null,
                Ok = job.Ok,
                OnLeftovers = job.OnLeftovers,
                Run = job.Run,
                Dependencies = job.Dependencies,
                Plan = plan with { Again = next, Attempt = 0, ConditionsMet = false, StartedEarlier = null },
            },
            JobEventKinds.Planned,
            $"run {next.Run + 1}, {DurationText.ToText(again.Every)} after the end of job {job.Number} {job.Name}"
        );
        // A container's next run has a day of its own of the sub-schedule.
        draft.State.AddSubBuild(following, DayBuildKind.Add, by: null, draft.Now);
    }
}
