using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Weir.Day.Constraints;
using Weir.Day.Inputs;
using Weir.Day.Service;
using Weir.Day.State;
using Weir.Jobs;
using Weir.Schedules;

namespace Weir.Day.Requests;

/// <summary>Requests about days of schedules.</summary>
internal static class ScheduleRequests
{
    public static Answer Hold(DecisionDraft draft, HoldSchedule request) =>
        Change(draft, request.Id, request.Caller, request.Schedule, request.Date, ScheduleDayStatus.Held);

    public static Answer Release(DecisionDraft draft, ReleaseSchedule request) =>
        Change(draft, request.Id, request.Caller, request.Schedule, request.Date, ScheduleDayStatus.Open);

    /// <summary>The original overrides the start date and time: all times of the day count from now.</summary>
    public static Answer Start(DecisionDraft draft, StartSchedule request)
    {
        if (!TryFind(draft, request.Id, request.Caller, request.Schedule, request.Date, out var day, out var refused))
        {
            return refused;
        }

        if (draft.State.Schedule(day.Day.Name) is not { } schedule || day.Day.BuiltAt is null)
        {
            return Wrong(
                request.Id,
                $"{NameOf(day)} has no start time of its own: it is not built; weir schedule release lets a held one go"
            );
        }

        if (day.Day.Instance?.Container is { } container)
        {
            return Wrong(
                request.Id,
                $"{NameOf(day)} starts with its container job {container.Job} of {container.Schedule}: weir start lets that go"
            );
        }

        var start = draft.State.ZoneOf(schedule).At(day.Day.Date, schedule.StartTime);
        if (start <= draft.Now)
        {
            return day.IsHeld
                ? Wrong(request.Id, $"{NameOf(day)} has started and is on hold: weir schedule release {day.Day.Name} lets it go")
                : Wrong(
                    request.Id,
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{NameOf(day)} has started: its start time was {start:yyyy-MM-dd HH:mm'Z'}"
                    )
                );
        }

        var earlier = start - draft.Now;
        BeginWithin(draft, request.Caller, day, DayBuildKind.Start, earlier);
        return Begin(draft, request.Id, request.Caller, day, schedule, DayBuildKind.Start, "is being started", earlier);
    }

    /// <summary>No job joins the day any more; the original's close, which is for days whose jobs are over.</summary>
    public static Answer Close(DecisionDraft draft, CloseSchedule request)
    {
        if (!TryFind(draft, request.Id, request.Caller, request.Schedule, request.Date, out var day, out var refused))
        {
            return refused;
        }

        if (day.Day.Name == ScheduleDefinition.AdHoc)
        {
            return Wrong(request.Id, "AdHoc takes jobs at any time and cannot be closed: weir close holds all new work");
        }

        if (day.Day.Status == ScheduleDayStatus.Closed)
        {
            return new RequestDone(request.Id, null, $"{NameOf(day)} is closed already");
        }

        if (day.ActiveJobs > 0)
        {
            return Wrong(
                request.Id,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{NameOf(day)} has jobs that are not over ({day.ActiveJobs}): wait for them, or cancel them; weir jobs --schedule {day.Day.Name} lists them"
                )
            );
        }

        foreach (
            var within in draft.State.DaysWithin(day.Day.Name, day.Day.Date).Where(within => within.Status != ScheduleDayStatus.Closed)
        )
        {
            if (draft.State.FindScheduleDay(within.Name, within.Date) is { ActiveJobs: 0 } inner)
            {
                Set(draft, request.Id, request.Caller, inner, ScheduleDayStatus.Closed, "closed");
            }
        }

        return Set(draft, request.Id, request.Caller, day, ScheduleDayStatus.Closed, "closed");
    }

    /// <summary>
    /// The original deletes no day of which a job has begun. The name of a schedule of several instances means all of them: all are
    /// deleted, or none where one has begun.
    /// </summary>
    public static Answer Delete(DecisionDraft draft, DeleteSchedule request)
    {
        if (Authority.Refusal(request.Caller, Operation.HoldSchedules) is { } refusal)
        {
            return new RequestRefused(request.Id, RefusalCodes.NotAllowed, refusal);
        }

        var date = request.Date ?? draft.State.TodayOf(request.Schedule, draft.Now);
        return
            draft.State.InstancesOf(request.Schedule, date).Where(day => day.Status != ScheduleDayStatus.Closed).ToList()
                is { Count: > 0 } instances
            ? DeleteAll(draft, request, instances)
            : DeleteOne(draft, request);
    }

    private static Answer DeleteAll(DecisionDraft draft, DeleteSchedule request, List<ScheduleDay> instances)
    {
        List<(ScheduleOfDay Day, ScheduleDefinition Schedule)> found = [];
        foreach (var instance in instances)
        {
            if (
                WhyNotDeleted(draft, request with { Schedule = instance.Name, Date = instance.Date }, out var day, out var schedule) is
                { } why
            )
            {
                return why;
            }

            found.Add((day!, schedule!));
        }

        foreach (var (day, schedule) in found)
        {
            BeginWithin(draft, request.Caller, day, DayBuildKind.Delete, TimeSpan.Zero);
            Begin(draft, request.Id, request.Caller, day, schedule, DayBuildKind.Delete, "is being deleted", TimeSpan.Zero);
        }

        return new RequestDone(request.Id, null, $"{found.Count} instances of schedule {request.Schedule} are being deleted")
        {
            Days = [.. instances.Select(day => day.Name)],
        };
    }

    private static Answer DeleteOne(DecisionDraft draft, DeleteSchedule request)
    {
        if (WhyNotDeleted(draft, request, out var day, out var schedule) is { } why)
        {
            return why;
        }

        BeginWithin(draft, request.Caller, day!, DayBuildKind.Delete, TimeSpan.Zero);
        return Begin(draft, request.Id, request.Caller, day!, schedule!, DayBuildKind.Delete, "is being deleted", TimeSpan.Zero);
    }

    private static Answer? WhyNotDeleted(
        DecisionDraft draft,
        DeleteSchedule request,
        out ScheduleOfDay? day,
        out ScheduleDefinition? schedule
    )
    {
        schedule = null;
        if (!TryFind(draft, request.Id, request.Caller, request.Schedule, request.Date, out day, out var refused))
        {
            return refused;
        }

        schedule = draft.State.Schedule(day.Day.Name);
        if (schedule is null)
        {
            return Wrong(request.Id, $"{NameOf(day)} is not planned, and cannot be deleted: weir cancel takes its jobs");
        }

        if (day.Day.Instance?.Container is { } container)
        {
            return Wrong(
                request.Id,
                $"{NameOf(day)} goes with its container job {container.Job} of {container.Schedule}: weir cancel or weir skip takes that"
            );
        }

        var days = draft.State.DaysWithin(day.Day.Name, day.Day.Date).Prepend(day.Day);
        if (
            days.SelectMany(one => draft.State.Dependencies.RunsOf(one.Name, one.Date)).FirstOrDefault(HasBegun) is
            { Number.Value: > 0 } begun
        )
        {
            return Wrong(
                request.Id,
                $"{NameOf(day)} has begun: job {begun.Number} {begun.Name} is {begun.State}; only a day of which no job has begun can be deleted"
            );
        }

        return null;
    }

    private static bool HasBegun(Dependencies.PredecessorRun run) =>
        run.State is not (JobState.Waiting or JobState.Rejected or JobState.Cancelled or JobState.Skipped or JobState.Missed);

    // What happens to a day happens to those that run in its containers.
    private static void BeginWithin(DecisionDraft draft, Caller caller, ScheduleOfDay day, DayBuildKind kind, TimeSpan earlier)
    {
        foreach (var within in draft.State.DaysWithin(day.Day.Name, day.Day.Date))
        {
            if (
                draft.State.FindScheduleDay(within.Name, within.Date) is { } inner
                && draft.State.Schedule(within.Name) is { } schedule
                && !draft.State.IsBeingBuilt(within.Name, within.Date)
            )
            {
                Begin(draft, 0, caller, inner, schedule, kind, "", earlier);
            }
        }
    }

    private static RequestDone Begin(
        DecisionDraft draft,
        long request,
        Caller caller,
        ScheduleOfDay day,
        ScheduleDefinition schedule,
        DayBuildKind kind,
        string what,
        TimeSpan earlier
    )
    {
        // One that is in a container and was held by itself stays so.
        var held = kind == DayBuildKind.Start && day.Day is { Status: ScheduleDayStatus.Held, Instance.Container: not null };
        var order = new DayBuildOrder(held, LeavesOutPassed: false, JobRequests.By(caller).ToString(), kind) { Earlier = earlier };
        draft.State.AddBuild(schedule, day.Day.Date, order, day.Day.Instance);
        return new RequestDone(request, null, $"{NameOf(day)} {what}");
    }

    private static Answer Change(
        DecisionDraft draft,
        long request,
        Caller caller,
        ObjectName name,
        DateOnly? date,
        ScheduleDayStatus status
    )
    {
        if (!TryFind(draft, request, caller, name, date, out var day, out var refused))
        {
            return refused;
        }

        var what = status == ScheduleDayStatus.Held ? "on hold" : "open";
        return day.Day.Status == status
            ? new RequestDone(request, null, $"{NameOf(day)} is {what} already")
            : Set(draft, request, caller, day, status, what);
    }

    private static RequestDone Set(
        DecisionDraft draft,
        long request,
        Caller caller,
        ScheduleOfDay day,
        ScheduleDayStatus status,
        string what
    )
    {
        var before = day.Day.Status;
        day.Day = day.Day with { Status = status, Since = draft.Now, By = JobRequests.By(caller).ToString() };
        draft.ScheduleDay(day.Day);
        Changed(draft, day.Day);
        return new RequestDone(request, null, $"{NameOf(day)} is {what}") { Before = $"{before}", After = $"{status}" };
    }

    /// <summary>A day holds its jobs now, or holds them no more; and those that run in its containers.</summary>
    public static void Changed(DecisionDraft draft, ScheduleDay day)
    {
        foreach (var one in draft.State.DaysWithin(day.Name, day.Date).Prepend(day))
        {
            var name = LaneNames.NameOf(one.Name, one.Date);
            ConstraintTable.Unblock(draft.State.Queues, ConstraintEvent.ScheduleSet, name);
            ConstraintTable.MarkStale(draft.State.Queues, ConstraintEvent.ScheduleSet, name);
        }
    }

    // A day that is being built changes when that is done.
    private static bool TryFind(
        DecisionDraft draft,
        long request,
        Caller caller,
        ObjectName name,
        DateOnly? date,
        [NotNullWhen(true)] out ScheduleOfDay? day,
        [NotNullWhen(false)] out Answer? refused
    )
    {
        (day, refused) = (null, null);
        if (Authority.Refusal(caller, Operation.HoldSchedules) is { } refusal)
        {
            refused = new RequestRefused(request, RefusalCodes.NotAllowed, refusal);
            return false;
        }

        var today = draft.State.TodayOf(name, draft.Now);
        var on = date ?? today;
        if (draft.State.IsBeingBuilt(name, on))
        {
            refused = Wrong(request, string.Create(CultureInfo.InvariantCulture, $"schedule {name} of {on:yyyy-MM-dd} is being built"));
            return false;
        }

        day = draft.State.FindScheduleDay(name, on);
        if (day is null && draft.State.Schedule(name) is { Instances: not null } or { SubSchedule: true })
        {
            refused = Wrong(request, NameInstance(draft.State, name, on));
            return false;
        }

        // Today's copy of a schedule may be held before its first job comes; other days are there, or are not.
        if (day is null && on == today && draft.State.HasSchedule(name))
        {
            day = draft.State.ScheduleDayOf(name, on, draft.Now);
        }

        if (day is null)
        {
            refused = new RequestRefused(
                request,
                RefusalCodes.NotFound,
                $"there is no active schedule {name}{(date is { } given ? $" of {given:yyyy-MM-dd}" : "")}"
            );
            return false;
        }

        return true;
    }

    /// <summary>Why a schedule of several instances cannot be meant as a whole.</summary>
    public static string NameInstance(DayState state, ObjectName name, DateOnly date)
    {
        const int MostNamed = 20;
        var names = state.InstancesOf(name, date).Select(day => day.Name.Text).ToList();
        var what = state.Schedule(name) is { SubSchedule: true } ? "runs in containers" : "has several instances a date";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"schedule {name} {what}: name the one that is meant, {(names.Count == 0 ? $"of which {date:yyyy-MM-dd} has none" : $"of {date:yyyy-MM-dd} there are {ListText.FirstOf(names, MostNamed)}")}"
        );
    }

    private static RequestRefused Wrong(long request, string why) => new(request, RefusalCodes.WrongState, why);

    private static string NameOf(ScheduleOfDay day) =>
        string.Create(CultureInfo.InvariantCulture, $"schedule {day.Day.Name} of {day.Day.Date:yyyy-MM-dd}");
}
