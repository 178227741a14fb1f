using Weir.Protocol;
using Weir.Schedules;
using Weir.Schedules.Events;
using Weir.Server.Loop;

namespace Weir.Server.Events;

/// <summary>Which day an event means.</summary>
internal static class EventDates
{
    /// <exception cref="RefusedException">There is none such.</exception>
    public static DateOnly Find(DayView view, ScheduleTarget target, EventPlace? place)
    {
        var today = view.Day.TodayOf(target.Schedule, view.Now);
        var own = place?.Date ?? today;
        var days = view.ScheduleDays.Values.Where(day => day.Name == target.Schedule).ToList();
        DateOnly? found = target.Date.Kind switch
        {
            EventDateKind.Own => own,
            EventDateKind.Fixed => target.Date.Date,
            EventDateKind.Current => today,
            EventDateKind.Earliest => First(Dates(days.Where(day => Counts(day, target.Date.Status)))),
            EventDateKind.Latest => First(Dates(days.Where(day => Counts(day, target.Date.Status))).Reverse()),
            EventDateKind.Next => First(Dates(days).Where(date => date > today)),
            EventDateKind.Previous => First(Dates(days).Reverse().Where(date => date < today)),
            EventDateKind.NextRelative => First(Dates(days).Where(date => date > own)),
            _ => First(Dates(days).Reverse().Where(date => date < own)),
        };
        return found
            ?? throw new RefusedException(
                ProblemCodes.NotFound,
                $"schedule {target.Schedule} has no day that is {target.Date}; weir schedule list shows those it has"
            );
    }

    private static bool Counts(ScheduleDay day, EventDayStatus status) =>
        status switch
        {
            EventDayStatus.Held => day.Status == ScheduleDayStatus.Held,
            EventDayStatus.Active => day.Status == ScheduleDayStatus.Open,
            EventDayStatus.NonComplete => day.Status is not (ScheduleDayStatus.Completed or ScheduleDayStatus.Closed),
            EventDayStatus.Waiting => day.Status == ScheduleDayStatus.Building,
            EventDayStatus.Complete => day.Status is ScheduleDayStatus.Completed or ScheduleDayStatus.Closed,
            _ => day.Status != ScheduleDayStatus.Closed,
        };

    private static IEnumerable<DateOnly> Dates(IEnumerable<ScheduleDay> days) => days.Select(day => day.Date).Order();

    private static DateOnly? First(IEnumerable<DateOnly> dates) => dates.Select(date => (DateOnly?)date).FirstOrDefault();
}
