using Weir.Jobs;
using Weir.Schedules.Frequencies;

namespace Weir.Schedules;

/// <summary>
/// Which runs a schedule plans on which date. It follows from definitions alone: the same ones plan the same runs, in the same
/// order, whenever they are asked.
/// </summary>
public sealed class SchedulePlan
{
    private readonly ScheduleDefinition _schedule;
    private readonly BusinessDay _day;
    private readonly WorkingDays _workingDays;
    private readonly (JobDefinition Job, (ObjectName? Name, Frequency Frequency)[] Frequencies)[] _jobs;

    /// <summary>The plan of one schedule.</summary>
    /// <param name="schedule">The schedule.</param>
    /// <param name="jobs">Definitions of jobs; those of other schedules are passed over.</param>
    /// <param name="frequencies">All that have a name.</param>
    /// <param name="calendars">All calendars.</param>
    /// <param name="day">The server's day, for a schedule that names no zone.</param>
    public SchedulePlan(
        ScheduleDefinition schedule,
        IEnumerable<JobDefinition> jobs,
        IEnumerable<FrequencyDefinition> frequencies,
        IEnumerable<Calendar> calendars,
        BusinessDay day
    )
    {
        ArgumentNullException.ThrowIfNull(schedule);
        _schedule = schedule;
        _day = schedule.Zone ?? day;
        var named = frequencies.ToDictionary(frequency => frequency.Name, frequency => frequency.Frequency);
        _workingDays = new WorkingDays(schedule, calendars);
        _jobs =
        [
            .. jobs.Where(job => job.Schedule == schedule.Name)
                .OrderBy(job => job.Name)
                .Select(job => (job, Known(job.Frequencies.Count > 0 ? job.Frequencies : schedule.Frequencies, named))),
        ];
    }

    /// <summary>The runs of a date, in order of start, then name. A job without any frequency has none.</summary>
    public IReadOnlyList<PlannedRun> On(DateOnly date) =>
        [.. _jobs.SelectMany(job => RunsOf(job.Job, job.Frequencies, date)).OrderBy(run => run.Start)];

    private IEnumerable<PlannedRun> RunsOf(JobDefinition job, (ObjectName? Name, Frequency Frequency)[] frequencies, DateOnly date)
    {
        foreach (var (name, frequency) in frequencies)
        {
            if (frequency.Build != BuildStatus.Disabled && _workingDays.Has(frequency, date))
            {
                var status = frequency.Build == BuildStatus.Released ? job.Build : frequency.Build;
                return status is BuildStatus.DoNotSchedule or BuildStatus.Disabled
                    ? []
                    :
                    [
                        new PlannedRun
                        {
                            Job = job,
                            Date = date,
                            Frequency = name,
                            Status = status,
                            Start = _day.At(date, _schedule.StartTime),
                        },
                    ];
            }
        }

        return [];
    }

    // Definitions that name what is not defined are refused; what was stored all the same never comes.
    private static (ObjectName?, Frequency)[] Known(IEnumerable<FrequencyUse> uses, Dictionary<ObjectName, Frequency> named) =>
        [
            .. from use in uses
            let frequency = use.Own ?? named.GetValueOrDefault(use.Name!.Value)
            where frequency is not null
            select (use.Name, frequency),
        ];
}
