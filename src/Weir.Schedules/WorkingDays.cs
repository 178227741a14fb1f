using Weir.Jobs;

namespace Weir.Schedules;

/// <summary>Which dates are working days of a schedule, and which lie in calendars.</summary>
internal sealed class WorkingDays
{
    /// <summary>How far a working day is looked for. A date that is further from one is not moved there.</summary>
    public const int LongestWalk = 366;

    private readonly HashSet<DayOfWeek> _workdays;
    private readonly HashSet<DateOnly> _holidays;
    private readonly Dictionary<ObjectName, HashSet<DateOnly>> _calendars;

    public WorkingDays(ScheduleDefinition schedule, IEnumerable<Calendar> calendars)
    {
        _workdays = [.. schedule.Workdays];
        _calendars = calendars.ToDictionary(calendar => calendar.Name, calendar => calendar.Dates.ToHashSet());
        _holidays = [.. schedule.Holidays.Where(_calendars.ContainsKey).SelectMany(name => _calendars[name])];
    }

    /// <summary>Whether a date is a working day.</summary>
    public bool Has(DateOnly date) => _workdays.Contains(date.DayOfWeek) && !_holidays.Contains(date);

    /// <summary>Whether a date lies in a calendar; in one that is not defined none does.</summary>
    public bool IsIn(ObjectName calendar, DateOnly date) => _calendars.TryGetValue(calendar, out var dates) && dates.Contains(date);
}
