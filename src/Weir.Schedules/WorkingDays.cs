using Weir.Schedules.Frequencies;

namespace Weir.Schedules;

/// <summary>Which dates are working days of a schedule.</summary>
internal sealed class WorkingDays
{
    private readonly HashSet<DayOfWeek> _workdays;
    private readonly HashSet<DateOnly> _holidays;

    public WorkingDays(ScheduleDefinition schedule, IEnumerable<Calendar> calendars)
    {
        _workdays = [.. schedule.Workdays];
        _holidays = [.. calendars.Where(calendar => schedule.Holidays.Contains(calendar.Name)).SelectMany(calendar => calendar.Dates)];
    }

    /// <summary>Whether a date is a working day.</summary>
    public bool Has(DateOnly date) => _workdays.Contains(date.DayOfWeek) && !_holidays.Contains(date);

    /// <summary>Whether a frequency comes on a date.</summary>
    public bool Has(Frequency frequency, DateOnly date) =>
        frequency.Dates is WeekdayRule { Weeks: WeekKind.All } weekly && weekly.Weekdays.Contains(date.DayOfWeek) && Has(date);
}
