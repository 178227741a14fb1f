using System.Globalization;
using Weir.Day.Inputs;
using Weir.Jobs;
using Weir.Jobs.Changes;
using Weir.Jobs.Plans;
using Weir.Jobs.Values;

namespace Weir.Day.Requests;

/// <summary>
/// <c>change</c>: a job that waits gets another priority, group, job queue, limits or times and is put again (the original's daily
/// maintenance and its reschedule). What its definition says stays as it is.
/// </summary>
internal static class ChangeRule
{
    public static Answer Decide(DecisionDraft draft, ChangeJob request, Job job)
    {
        var waits = job.State == JobState.Waiting && !DayState.IsAnnounced(job);
        if (!waits && (request.Change.IsForWaiting || !DayState.IsUnderWay(job)))
        {
            return AllowedActions.Not(request.Id, job, "changed");
        }

        var changed = Timed(Specified(job, request.Change), request.Change, draft.Now);
        if (WhyNever(draft, job, changed) is { } why)
        {
            return new RequestRefused(request.Id, RefusalCodes.BadRequest, why);
        }

        var differences = Differences(job, changed).ToArray();
        if (differences.Length == 0)
        {
            return new RequestDone(request.Id, job, $"job {job.Number} is so already");
        }

        var by = JobRequests.By(request.Caller);
        var text = string.Join(", ", differences.Select(difference => $"{difference.What} {difference.Before} to {difference.After}"));
        if (waits)
        {
            changed = draft.State.Regroup(changed);
            draft.NeedLimits(changed);
        }

        changed = changed with { Overrides = JobFields.Changed(job, changed) };
        changed = draft.Update(changed, JobEventKinds.Changed, JobRequests.With($"{text}, by {by}", request.Reason), by);
        return new RequestDone(request.Id, changed, $"job {job.Number} is changed: {text}")
        {
            Before = string.Join(", ", differences.Select(difference => $"{difference.What} {difference.Before}")),
            After = string.Join(", ", differences.Select(difference => $"{difference.What} {difference.After}")),
        };
    }

    private static Job Specified(Job job, JobChange change) =>
        job with
        {
            Priority = change.Priority ?? job.Priority,
            Service = change.Service ?? job.Service,
            JobQueue = change.JobQueue ?? job.JobQueue,
            Limits = change.Limits is { } limits && !limits.SequenceEqual(job.Limits) ? limits : job.Limits,
            Plan = change.Runs && job.Plan is { Skip: true } plan ? plan with { Skip = false } : job.Plan,
        };

    private static Job Timed(Job job, JobChange change, DateTimeOffset now)
    {
        var start =
            change.NotBefore
            ?? (change.Later is { } later ? (job.NotBefore > now ? job.NotBefore.Value : now) + later : (DateTimeOffset?)null);
        job = job with
        {
            NotBefore =
                start is null ? job.NotBefore
                : start <= now ? null
                : start,
            LatestStart = change.LatestStart ?? job.LatestStart,
        };
        return change.MaximumRunTime is not { } most || most == job.Promise?.MaximumRunTime
            ? job
            : job with
            {
                Promise = (job.Promise ?? new JobPromise()) with { MaximumRunTime = most },
                Lateness = [.. job.Lateness.Where(told => told != Lateness.OverRunTime)],
            };
    }

    private static string? WhyNever(DecisionDraft draft, Job job, Job changed)
    {
        var start = changed.NotBefore > draft.Now ? changed.NotBefore.Value : draft.Now;
        return (changed.NotBefore, changed.LatestStart) != (job.NotBefore, job.LatestStart) && start >= changed.LatestStart
            ? $"job {job.Number} would start at {MomentText.Format(start)} at the earliest and is missed at {MomentText.Format(changed.LatestStart)}: "
                + "name a latest start after its start time"
            : null;
    }

    private static IEnumerable<(string What, string Before, string After)> Differences(Job job, Job changed) =>
        from difference in (IEnumerable<(string What, string Before, string After)>)
            [
                ("priority", Text(job.Priority), Text(changed.Priority)),
                ("service", job.Service?.Text ?? "none", changed.Service?.Text ?? "none"),
                ("job queue", $"{job.JobQueue}", $"{changed.JobQueue}"),
                ("limits", Text(job.Limits), Text(changed.Limits)),
                ("start time", Text(job.NotBefore), Text(changed.NotBefore)),
                ("latest start", Text(job.LatestStart), Text(changed.LatestStart)),
                ("maximum run time", Text(job.Promise?.MaximumRunTime), Text(changed.Promise?.MaximumRunTime)),
                ("passed over", job.Plan is { Skip: true } ? "yes" : "no", changed.Plan is { Skip: true } ? "yes" : "no"),
            ]
        where difference.Before != difference.After
        select difference;

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Text(IReadOnlyList<LimitNeed> limits) => limits.Count == 0 ? "none" : string.Join(" ", limits);

    private static string Text(TimeSpan? span) => span is { } time ? DurationText.ToText(time) : "none";

    private static string Text(DateTimeOffset? at) => at is null ? "none" : MomentText.Format(at);
}
