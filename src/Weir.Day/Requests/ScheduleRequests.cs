using Weir.Day.Constraints;
using Weir.Day.Inputs;
using Weir.Day.Service;
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

    private static Answer Change(
        DecisionDraft draft,
        long request,
        Caller caller,
        ObjectName name,
        DateOnly? date,
        ScheduleDayStatus status
    )
    {
        if (Authority.Refusal(caller, Operation.HoldSchedules) is { } refusal)
        {
            return new RequestRefused(request, RefusalCodes.NotAllowed, refusal);
        }

        var day = draft.State.FindScheduleDay(name, date ?? draft.Today);
        if (day is null)
        {
            // Today's copy of a schedule may be held before its first job comes; other days are there, or are not.
            if ((date ?? draft.Today) != draft.Today || !draft.State.HasSchedule(name))
            {
                return new RequestRefused(
                    request,
                    RefusalCodes.NotFound,
                    $"there is no active schedule {name}{(date is { } on ? $" of {on:yyyy-MM-dd}" : "")}"
                );
            }

            day = draft.State.ScheduleDayOf(name, draft.Today, draft.Now);
        }

        var what = status == ScheduleDayStatus.Held ? "on hold" : "open";
        if (day.Day.Status == status)
        {
            return new RequestDone(request, null, $"schedule {day.Day.Name} of {day.Day.Date:yyyy-MM-dd} is {what} already");
        }

        var before = day.Day.Status;
        day.Day = day.Day with { Status = status, Since = draft.Now, By = JobRequests.By(caller).ToString() };
        draft.ScheduleDay(day.Day);
        ConstraintTable.Unblock(draft.State.Queues, ConstraintEvent.ScheduleSet, LaneNames.NameOf(day.Day.Name, day.Day.Date));
        ConstraintTable.MarkStale(draft.State.Queues, ConstraintEvent.ScheduleSet, LaneNames.NameOf(day.Day.Name, day.Day.Date));
        return new RequestDone(request, null, $"schedule {day.Day.Name} of {day.Day.Date:yyyy-MM-dd} is {what}")
        {
            Before = $"{before}",
            After = $"{status}",
        };
    }
}
