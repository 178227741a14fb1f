using Weir.Jobs;
using Weir.Schedules.Frequencies;

namespace Weir.Schedules;

/// <summary>
/// Which runs a schedule plans on which date. It follows from definitions alone: the same ones plan the same runs, in the same
/// order, whenever they are asked.
/// </summary>
public sealed class SchedulePlan
{
    /// <summary>How far it looks for a date that may come but rarely: all that comes again does so within that many days.</summary>
    public const int Farthest = 40 * 366;

    private readonly JobDefinition[] _jobs;

    // Each is made when it is asked for first: a plan of a hundred thousand jobs begins at once.
    private readonly JobRuns?[] _known;
    private readonly Func<JobDefinition, JobRuns> _runsOf;

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
        Day = schedule.Zone ?? day;
        var working = new WorkingDays(schedule, calendars);
        var starts = new RunStarts(schedule, Day);
        var named = frequencies.ToDictionary(
            frequency => frequency.Name,
            frequency => new PlannedFrequency(frequency.Name, frequency.Frequency, working)
        );
        var ofSchedule = Known(schedule.Frequencies, named, working);
        _jobs = [.. jobs.Where(job => job.Schedule == schedule.Name)];
        if (!IsSorted(_jobs))
        {
            Array.Sort(_jobs, (left, right) => left.Name.CompareTo(right.Name));
        }

        _known = new JobRuns?[_jobs.Length];
        _runsOf = job => new JobRuns(job, job.Frequencies.Count > 0 ? Known(job.Frequencies, named, working) : ofSchedule, starts, Day);
    }

    /// <summary>The days of the schedule's zone.</summary>
    public BusinessDay Day { get; }

    /// <summary>The runs of a date, in order of start, then name. A job without any frequency has none.</summary>
    public IReadOnlyList<PlannedRun> On(DateOnly date) => [.. Enumerate(date).OrderBy(run => run.Start)];

    /// <summary>The same in order of name, each found when it is asked for.</summary>
    public IEnumerable<PlannedRun> Enumerate(DateOnly date) => Jobs().SelectMany(job => job.On(date));

    /// <summary>
    /// The run of a job that somebody adds to a date, whether or not its frequencies name it: at the first time of the frequency that is
    /// asked for, else of the job's first, and never in the past.
    /// </summary>
    /// <param name="name">The job, which is one of the plan's.</param>
    /// <param name="date">The date.</param>
    /// <param name="frequency">One of those that <see cref="HasFrequency"/> knows; <see langword="null"/>: the first.</param>
    /// <param name="now">The present.</param>
    public PlannedRun OnRequest(ObjectName name, DateOnly date, ObjectName? frequency, DateTimeOffset now) =>
        RunsOf(name).OnRequest(date, frequency, now);

    /// <summary>Whether a job, or the schedule for it, has a frequency of this name.</summary>
    public bool HasFrequency(ObjectName name, ObjectName frequency) => RunsOf(name).Find(frequency) is not null;

    /// <summary>The frequency that brought a run of a job; <see langword="null"/> where the definitions have it no more.</summary>
    /// <param name="name">The job, which is one of the plan's.</param>
    /// <param name="date">The run's date.</param>
    /// <param name="frequency">As the run has it: none where the frequency has no name.</param>
    public Frequency? FrequencyOf(ObjectName name, DateOnly date, ObjectName? frequency) => RunsOf(name).FrequencyOf(date, frequency);

    /// <summary>The jobs that have no run on any of some dates, and why, in order of their names.</summary>
    /// <param name="from">The first date.</param>
    /// <param name="days">How many dates.</param>
    /// <param name="lookAhead">In how many days after them the next one is looked for.</param>
    public IReadOnlyList<Absence> AbsentOn(DateOnly from, int days, int lookAhead) =>
        [.. Jobs().Select(job => job.AbsentOn(from, days, lookAhead)).OfType<Absence>()];

    private IEnumerable<JobRuns> Jobs()
    {
        for (var i = 0; i < _jobs.Length; i++)
        {
            yield return RunsAt(i);
        }
    }

    private JobRuns RunsOf(ObjectName name) => RunsAt(Array.FindIndex(_jobs, job => job.Name == name));

    private JobRuns RunsAt(int index) => _known[index] ??= _runsOf(_jobs[index]);

    private static bool IsSorted(JobDefinition[] jobs)
    {
        for (var i = 1; i < jobs.Length; i++)
        {
            if (jobs[i - 1].Name.CompareTo(jobs[i].Name) > 0)
            {
                return false;
            }
        }

        return true;
    }

    // Definitions that name what is not defined are refused; what was stored all the same never comes.
    private static PlannedFrequency[] Known(
        IEnumerable<FrequencyUse> uses,
        Dictionary<ObjectName, PlannedFrequency> named,
        WorkingDays working
    ) =>
        [
            .. from use in uses
            let frequency = use.Own is { } own ? new PlannedFrequency(null, own, working) : named.GetValueOrDefault(use.Name!.Value)
            where frequency is not null
            select frequency,
        ];
}
