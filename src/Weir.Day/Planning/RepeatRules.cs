using Weir.Day.Inputs;
using Weir.Day.Requests;
using Weir.Jobs;
using Weir.Jobs.Plans;
using Weir.Schedules;

namespace Weir.Day.Planning;

/// <summary>Runs a planned job once more: as a new job of the same plan, in the place of the one before.</summary>
internal static class RepeatRules
{
    /// <summary><c>rerun</c>: all that holds a job is looked at anew (the original's restart).</summary>
    public static Answer Rerun(DecisionDraft draft, RerunJob request, Job job)
    {
        var by = JobRequests.By(request.Caller);
        var again = Repeat(
            draft,
            WaivedCondition.Restore(
                job with
                {
                    Plan = job.Plan! with { Attempt = 0, Skip = false, ConditionsMet = false },
                },
                DateTimeOffset.MinValue
            ),
            request.NotBefore > draft.Now ? request.NotBefore : null,
            JobRequests.With($"repeats job {job.Number}, ordered by {by}", request.Reason),
            by
        );
        draft.AddHistory(job.Number, JobEventKinds.Rerun, JobRequests.With($"repeated as job {again.Number} by {by}", request.Reason), by);
        if (request.Held)
        {
            var hold = HoldRule.CreateHolder(request.Caller, again.Number, JobRequests.With($"held by {by}", request.Reason), draft.Now);
            again = draft.Update(again with { Holds = [.. again.Holds, hold] }, JobEventKinds.Held, hold.Text, by);
        }

        return new RequestDone(request.Id, again, $"job {job.Number} is repeated as job {again.Number}");
    }

    /// <summary>
    /// A job failed: where its plan has it repeated, it is, after a pause, and those that wait for it go on waiting. The new job, or
    /// <see langword="null"/>.
    /// </summary>
    public static Job? Retry(DecisionDraft draft, Job job)
    {
        if (job.Plan is not { Retry: { } retry } plan || plan.Attempt >= retry.Attempts || draft.HasNoNumbers)
        {
            return null;
        }

        var text = $"retry {plan.Attempt + 1} of {retry.Attempts} of job {job.Number}, which failed";
        var again = Repeat(
            draft,
            job with
            {
                Plan = plan with { Attempt = plan.Attempt + 1, ConditionsMet = false },
            },
            draft.Now + retry.PauseBefore(plan.Attempt + 1),
            text,
            by: null
        );
        draft.AddHistory(job.Number, JobEventKinds.Rerun, $"repeated as job {again.Number}: retry {plan.Attempt + 1} of {retry.Attempts}");
        return again;
    }

    /// <summary>A job of a sub-schedule's day, whose container is run again.</summary>
    public static void Restart(DecisionDraft draft, Job job)
    {
        if (job.Plan is { } plan && !draft.HasNoNumbers)
        {
            var text = $"repeats job {job.Number}: its container is run again";
            var again = Repeat(
                draft,
                job with
                {
                    Plan = plan with { Attempt = 0, ConditionsMet = false },
                },
                notBefore: null,
                text,
                by: null
            );
            draft.AddHistory(job.Number, JobEventKinds.Rerun, $"repeated as job {again.Number}: its container is run again");
        }
    }

    /// <summary>A container job runs again around what runs again of its sub-schedule's day, and the rest of that stays as it is.</summary>
    public static void Reconnect(DecisionDraft draft, Job container, ObjectName day)
    {
        var again = Again(
            draft,
            container with
            {
                Plan = container.Plan! with { Attempt = 0, Skip = false },
            },
            notBefore: null,
            $"repeats job {container.Number}: jobs of {day} are run again",
            by: null
        );
        draft.AddHistory(container.Number, JobEventKinds.Rerun, $"repeated as job {again.Number}: jobs of {day} are run again");
        ContainerRules.Start(draft, again, $"jobs of {day} are run again, which is in it");
    }

    private static Job Repeat(DecisionDraft draft, Job job, DateTimeOffset? notBefore, string text, Actor? by)
    {
        var again = Again(draft, job, notBefore, text, by);
        draft.State.AddSubBuild(again, DayBuildKind.Restart, by?.ToString(), draft.Now);
        return again;
    }

    private static Job Again(DecisionDraft draft, Job job, DateTimeOffset? notBefore, string text, Actor? by) =>
        draft.Update(
            new Job(job, draft.NextNumber(), job.OwnerOf(), job.Schedule, job.ScheduleDate, job.TrackType, job.Way, job.Mode, draft.Now)
            {
                Command = job.Command,
                RerunOf = job.Number,
                Exceptional = true,
                NotBefore = notBefore,
                Ok = job.Ok,
                OnLeftovers = job.OnLeftovers,
                Run = job.Run,
                Dependencies = job.Dependencies,
                Thresholds = job.Thresholds,
                Expressions = job.Expressions,
                Waived = job.Waived,
                Promise = job.Promise?.After(draft.Now),
                Plan = job.Plan,
            },
            JobEventKinds.Planned,
            text,
            by
        );
}
