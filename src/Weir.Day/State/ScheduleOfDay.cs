using Weir.Schedules;

namespace Weir.Day.State;

/// <summary>A dated, running copy of a schedule and how many of its jobs are not over.</summary>
internal sealed class ScheduleOfDay(ScheduleDay day)
{
    public ScheduleDay Day { get; set; } = day;

    public int ActiveJobs { get; set; }

    public bool IsHeld => Day.Status is ScheduleDayStatus.Held or ScheduleDayStatus.Building;
}
