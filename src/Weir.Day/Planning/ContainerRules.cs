using Weir.Day.Dependencies;
using Weir.Day.Facts;
using Weir.Day.Inputs;
using Weir.Day.Requests;
using Weir.Jobs;
using Weir.Jobs.Plans;
using Weir.Schedules;

namespace Weir.Day.Planning;

/// <summary>
/// Container jobs, in which days of sub-schedules run: OpCon's containers. A container has no process. It begins when nothing holds it, and
/// the jobs of its sub-schedule's day with it; it ends with the last of them, and as they did.
/// </summary>
internal static class ContainerRules
{
    /// <summary>Why a container job cannot be planned on a day; <see langword="null"/> where it can.</summary>
    public static string? WhyNot(DayState state, ObjectName day, ObjectName job, ContainerPlan plan) =>
        state.Schedule(plan.Runs) is not { SubSchedule: true } ? $"there is no sub-schedule {plan.Runs}"
        : new ContainerRef(day, job).DayName(plan.Runs) is null
            ? $"the day of its sub-schedule, {day}_{job}[{plan.Runs}], would have a name of more than {ObjectName.MaximumDayLength} characters"
        : null;

    /// <summary>Nothing holds it: it runs, and so may the jobs of its sub-schedule's day.</summary>
    public static Job Start(DecisionDraft draft, Job container, string text, Actor? by = null) =>
        draft.Update(
            container with
            {
                State = JobState.Running,
                StartedAt = draft.Now,
                Promise = FactRules.PromiseAtStart(draft, container),
                Holds = [],
                ReasonCode = null,
                ReasonText = null,
                StartedBy = by?.ToString(),
                Exceptional = container.Exceptional || by is not null,
            },
            JobEventKinds.Started,
            text,
            by
        );

    /// <summary>Looks at the containers of days of which something has begun or ended: some of them end, and some run again.</summary>
    public static void Apply(DecisionDraft draft)
    {
        HashSet<(ObjectName Name, DateOnly Date)> left = [];
        while (draft.State.Touched.Count > 0)
        {
            // One that ends may be the last job of a sub-schedule's day itself.
            var days = draft.State.Touched.OrderBy(day => day.Date).ThenBy(day => day.Name).ToList();
            draft.State.Touched.Clear();
            left.UnionWith(days.Where(day => !Look(draft, day.Name, day.Date)));
        }

        draft.State.Touched.UnionWith(left);
    }

    /// <summary>A container is over that never began: what became of it becomes of the jobs of its sub-schedule's day.</summary>
    public static void EndWithin(DecisionDraft draft, Job container, JobEventKind kind, string code, Actor? by)
    {
        if (container.SubDay() is not { } name)
        {
            return;
        }

        foreach (var run in draft.State.Dependencies.RunsOf(name, container.ScheduleDate).ToList())
        {
            if (draft.State.TryFind(run.Number, out var job) && job.State.IsBeforeStart())
            {
                draft.EndUnstarted(job, kind, code, $"its container job {container.Number} {container.Name} is {container.State}", by);
            }
        }
    }

    /// <summary><c>cancel</c> of a container that runs: all jobs of its sub-schedule's day are, and it is over with the last.</summary>
    public static Answer Cancel(DecisionDraft draft, CancelJob request, Job container, string text, Actor by)
    {
        var cancelled = draft.Update(
            container with
            {
                ReasonCode = ReasonCodes.Cancelled,
                ReasonText = text,
            },
            JobEventKinds.CancelOrdered,
            text,
            by
        );
        foreach (var run in draft.State.Dependencies.RunsOf(container.SubDay()!.Value, container.ScheduleDate).ToList())
        {
            if (draft.State.TryFind(run.Number, out var job))
            {
                CancelRule.Decide(draft, request with { Number = job.Number }, job);
            }
        }

        return new RequestDone(
            request.Id,
            cancelled,
            $"the jobs of {container.SubDay()} are being cancelled, and job {container.Number} with them"
        );
    }

    // False: the store has to be asked first.
    private static bool Look(DecisionDraft draft, ObjectName name, DateOnly date)
    {
        var state = draft.State;
        var day = state.FindScheduleDay(name, date);
        if (day is { Day.Status: ScheduleDayStatus.Building } || (day is not null && state.IsBeingBuilt(name, date)))
        {
            // It is looked at again when that is done.
            return true;
        }

        return state.ContainerOf(name, date) is { } container
            ? container.State != JobState.Running || EndOf(draft, container, name, day?.ActiveJobs > 0)
            : day is not { ActiveJobs: > 0, Day.Instance.Container: { } within } || Reconnect(draft, name, date, within);
    }

    private static bool EndOf(DecisionDraft draft, Job container, ObjectName name, bool isAtWork)
    {
        var state = draft.State;
        if (isAtWork)
        {
            if (container.ReasonCode == ReasonCodes.Cancelled)
            {
                // What was to be run again meanwhile is not.
                EndWithin(draft, container, JobEventKinds.Cancelled, ReasonCodes.Cancelled, by: null);
            }

            return true;
        }

        if (!state.Dependencies.Require(name, container.ScheduleDate))
        {
            return false;
        }

        var runs = state.Dependencies.RunsOf(name, container.ScheduleDate).Where(run => run.State.IsEnd()).ToList();
        var last = runs.Max(run => run.EndedAt);
        var at = last > container.StartedAt ? last.Value : container.StartedAt ?? draft.Now;
        if (container.ReasonCode == ReasonCodes.Cancelled)
        {
            draft.Update(
                container with
                {
                    State = JobState.Cancelled,
                    EndedAt = at,
                    Holds = [],
                },
                JobEventKinds.Cancelled,
                $"cancelled: all jobs of {name} are over",
                at: at
            );
            return true;
        }

        var bad = runs.Where(run => run.State is not (JobState.Succeeded or JobState.Skipped)).OrderBy(run => run.Number).ToList();
        EndRules.Finish(draft, container with { EndedAt = at, ExitCode = bad.Count > 0 ? 1 : 0 }, TextOf(name, runs.Count, bad), at);
        return true;
    }

    private static string TextOf(ObjectName name, int count, List<PredecessorRun> bad) =>
        bad is [var first, ..]
            ? $"ended: of {name} {first.Name} (job {first.Number.Value}) is {first.State}{(bad.Count > 1 ? $", and {bad.Count - 1} more did not succeed" : "")}"
        : count == 0 ? $"ended: {name} has no jobs"
        : $"ended: {name} is over, {(count == 1 ? "1 job" : $"{count} jobs")}";

    // A job of a sub-schedule's day runs again although its container is over: so does that, around it.
    private static bool Reconnect(DecisionDraft draft, ObjectName name, DateOnly date, ContainerRef within)
    {
        var state = draft.State;
        if (!state.Dependencies.Require(within.Schedule, date))
        {
            return false;
        }

        var last = state
            .Dependencies.RunsOf(within.Schedule, date, within.Job)
            .Where(run => run.Name == within.Job)
            .Select(run => (PredecessorRun?)run)
            .MaxBy(run => run!.Value.Number);
        if (last is not { } run || draft.HasNoNumbers)
        {
            return true;
        }

        if (!draft.TryFind(run.Number, out var before))
        {
            return !state.WantOnce(run.Number);
        }

        RepeatRules.Reconnect(draft, before, name);
        return true;
    }
}
