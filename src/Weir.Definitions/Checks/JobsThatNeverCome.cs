using Weir.Schedules;
using Weir.Schedules.Frequencies;
using Weir.Tracking.Rules;

namespace Weir.Definitions.Checks;

/// <summary>Jobs whose frequencies never bring them, and no rule either.</summary>
public static class JobsThatNeverCome
{
    /// <summary>The word of what is found.</summary>
    public const string Code = "never-comes";

    /// <summary>Each, and why.</summary>
    internal static IEnumerable<(JobDefinition Job, string Text)> Find(DefinitionsInForce all)
    {
        if (all.Today is not { } today)
        {
            return [];
        }

        var jobs = all.From<JobDefinition>();
        var schedules = all.From<ScheduleDefinition>().ToDictionary(schedule => schedule.Name);
        var frequencies = all.From<FrequencyDefinition>();
        var calendars = all.From<Calendar>();
        var rules = all.From<TrackingRule>();
        return
        [
            .. from ofSchedule in jobs.GroupBy(job => job.Schedule)
            let schedule = schedules.GetValueOrDefault(ofSchedule.Key) ?? new ScheduleDefinition(ofSchedule.Key)
            let planned = ofSchedule.Where(job => IsPlanned(job, schedule) && !IsBrought(job, rules)).ToList()
            where planned.Count > 0
            from absence in schedule.Name == ScheduleDefinition.AdHoc
                ? planned.Select(job => (job, Why: "schedule AdHoc is not built: name another schedule"))
                : new SchedulePlan(schedule, planned, frequencies, calendars, BusinessDay.Utc)
                    .AbsentOn(today, SchedulePlan.Farthest, lookAhead: 0)
                    .Select(absence => (job: absence.Job, Why: absence.Text))
            select (absence.job, $"it never comes, and no rule brings it: {absence.Why}"),
        ];
    }

    // What is not built on purpose is not looked at.
    private static bool IsPlanned(JobDefinition job, ScheduleDefinition schedule) =>
        job.Build is not (BuildStatus.DoNotSchedule or BuildStatus.Disabled) && job.Frequencies.Count + schedule.Frequencies.Count > 0;

    private static bool IsBrought(JobDefinition job, IEnumerable<TrackingRule> rules) =>
        rules.Any(rule => rule.Puts(job.Name, job.Schedule));
}
