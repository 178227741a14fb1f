using Weir.Day.Planning;
using Weir.Day.State;
using Weir.Jobs;
using Weir.Jobs.Plans;
using Weir.Schedules;

namespace Weir.Day;

/// <summary>Days of schedules that are built, and those that are to be.</summary>
public sealed partial class DayState
{
    private readonly Dictionary<ObjectName, DateOnly> _lastBuilt = [];
    private readonly SortedSet<TrackingNumber> _watched = [];

    /// <summary>Builds that are under way or wait, in order.</summary>
    internal Queue<DayBuild> Builds { get; } = [];

    /// <summary>Builds that are done, while others that began with them are not.</summary>
    internal List<DayBuild> Built { get; } = [];

    /// <summary>When schedules have to be looked at next; <see langword="null"/>: at once.</summary>
    internal DateTimeOffset? NextBuild { get; set; }

    /// <summary>Whether there is more to do than one decision does.</summary>
    internal bool HasWorkLeft =>
        Builds.Count > 0
        || Built.Count > 0
        || Touched.Count > 0
        || _wanted.Count > 0
        || Foresight is not null
        || Dependencies.HasFreed
        || Thresholds.HasFreed
        || Expressions.HasFreed
        || Dependencies.NeedsOutcomes;

    /// <summary>The definitions that count.</summary>
    public DefinitionSet Definitions { get; private set; } = DefinitionSet.Empty;

    /// <summary>Schedules besides AdHoc.</summary>
    internal IEnumerable<ScheduleDefinition> Schedules => _schedules.Values;

    /// <summary>A schedule's definition; of an instance that of its schedule, under the instance's name.</summary>
    internal ScheduleDefinition? Schedule(ObjectName name)
    {
        if (_schedules.TryGetValue(name, out var own))
        {
            return own;
        }

        if (_instanceSchedules.TryGetValue(name, out var known))
        {
            return known;
        }

        return MasterOf(name) is { } master && _schedules.TryGetValue(master, out var schedule)
            ? _instanceSchedules[name] = schedule with { Name = name, Instances = null }
            : null;
    }

    /// <summary>The zone of a schedule's dates and times.</summary>
    internal BusinessDay ZoneOf(ScheduleDefinition schedule) => schedule.Zone ?? BusinessDay;

    /// <summary>The same of a schedule that may have no definition.</summary>
    internal BusinessDay ZoneOf(ObjectName schedule) => Schedule(schedule)?.Zone ?? BusinessDay;

    /// <summary>The date that it is in the zone of a schedule.</summary>
    public DateOnly TodayOf(ObjectName schedule, DateTimeOffset now) => ZoneOf(schedule).DateOf(now);

    /// <summary>Whether a schedule was built before for an earlier day: then a day that is missing was missed.</summary>
    internal bool WasBuiltBefore(ObjectName schedule, DateOnly date) => _lastBuilt.TryGetValue(schedule, out var last) && last < date;

    /// <summary>Whether a day is built, or will be by what waits.</summary>
    internal bool IsBuilt(ObjectName schedule, DateOnly date) =>
        FindScheduleDay(schedule, date)?.Day is { BuiltAt: not null } || IsBeingBuilt(schedule, date);

    /// <summary>Whether a day is being built, or waits to be.</summary>
    public bool IsBeingBuilt(ObjectName schedule, DateOnly date) =>
        Builds.Concat(Built).Any(build => build.Schedule.Name == schedule && build.Date == date);

    /// <summary>The first run that its frequencies name for a job on a date; <see langword="null"/> where they name none.</summary>
    internal PlannedRun? FirstRunOf(JobDefinition job, DateOnly date) =>
        PlanOf(Schedule(job.Schedule) ?? new ScheduleDefinition(job.Schedule), [job]).Enumerate(date).MinBy(run => run.Start);

    /// <summary>The run of a job that somebody adds to a date, at the times of one of its frequencies and never in the past.</summary>
    internal PlannedRun RunToAdd(
        ScheduleDefinition schedule,
        JobDefinition job,
        DateOnly date,
        ObjectName? frequency,
        DateTimeOffset now
    ) => PlanOf(schedule, [job]).OnRequest(job.Name, date, frequency, now);

    /// <summary>Whether a job, or its schedule for it, has a frequency of this name.</summary>
    internal bool HasFrequency(ScheduleDefinition schedule, JobDefinition job, ObjectName frequency) =>
        PlanOf(schedule, [job]).HasFrequency(job.Name, frequency);

    private SchedulePlan PlanOf(ScheduleDefinition schedule, IEnumerable<JobDefinition> jobs) =>
        new(schedule, jobs, Definitions.Frequencies, Definitions.Calendars, BusinessDay);

    private IEnumerable<JobDefinition> JobsOf(ScheduleDefinition schedule, ScheduleInstance? instance) =>
        instance is null
            ? Definitions.JobDefinitions
            : Definitions.JobDefinitions.Where(job => job.Schedule == instance.Of).Select(job => job with { Schedule = schedule.Name });

    /// <summary>Puts a day behind those that wait to be built.</summary>
    internal DayBuild AddBuild(ScheduleDefinition schedule, DateOnly date, DayBuildOrder order, ScheduleInstance? instance = null)
    {
        IEnumerable<PlannedRun> runs = order.Kind is DayBuildKind.Add or DayBuildKind.Replace
            ? PlanOf(schedule, JobsOf(schedule, instance)).Enumerate(date)
            : [];
        var build = new DayBuild(schedule, date, order, runs.GetEnumerator()) { Instance = instance };
        Builds.Enqueue(build);
        return build;
    }

    /// <summary>Jobs whose conditions a machine watches.</summary>
    internal IEnumerable<Job> Watched(string machine) =>
        _watched
            .Select(number => TryFind(number, out var job) ? job : null)
            .OfType<Job>()
            .Where(job => string.Equals(job.Machine, machine, StringComparison.OrdinalIgnoreCase));

    private void CountWatched(Job job)
    {
        if (PlannedWatch.IsWatched(job))
        {
            _watched.Add(job.Number);
        }
        else if (_watched.Count > 0)
        {
            _watched.Remove(job.Number);
        }
    }

    /// <summary>A day is as it is now.</summary>
    internal void Set(ScheduleOfDay day, ScheduleDay now)
    {
        day.Day = now;
        if (now.BuiltAt is not null)
        {
            NoteBuilt(now);
        }
    }

    private void NoteBuilt(ScheduleDay day)
    {
        if (!_lastBuilt.TryGetValue(day.Master, out var last) || last < day.Date)
        {
            _lastBuilt[day.Master] = day.Date;
        }
    }

    private void DefinePlans(DefinitionSet definitions)
    {
        Definitions = definitions;
        NextBuild = null;
    }

    // What was being built when the server ended is built to its end.
    private void RestoreBuilds(IEnumerable<ScheduleDay> days)
    {
        foreach (var day in days)
        {
            if (day.BuiltAt is not null)
            {
                NoteBuilt(day);
            }

            if (day is { Status: ScheduleDayStatus.Building, Building: { } order } && Schedule(day.Name) is { } schedule)
            {
                AddBuild(schedule, day.Date, order, day.Instance);
            }
        }
    }
}
