using Weir.Jobs;
using Weir.Schedules.Frequencies;

namespace Weir.Schedules;

/// <summary>Which runs one job of a schedule has.</summary>
internal sealed class JobRuns(JobDefinition job, IReadOnlyList<PlannedFrequency> frequencies, RunStarts starts, BusinessDay day)
{
    /// <summary>The job.</summary>
    public JobDefinition Job => job;

    /// <summary>That it has no run on any of some dates, and why; <see langword="null"/> where it has one.</summary>
    public Absence? AbsentOn(DateOnly from, int days, int lookAhead)
    {
        if (frequencies.Count == 0)
        {
            return new Absence(job, job.Frequencies.Count == 0 ? AbsenceReason.NoFrequency : AbsenceReason.UnknownFrequency);
        }

        if (job.Build is BuildStatus.DoNotSchedule or BuildStatus.Disabled)
        {
            return new Absence(job, AbsenceReason.NotBuilt);
        }

        if (NextFrom(from, days) is not null)
        {
            return null;
        }

        var next = NextFrom(from.AddDays(days), lookAhead);
        var looked = frequencies.Where(frequency => frequency.Frequency.Build != BuildStatus.Disabled).ToList();
        var dates = Enumerable.Range(0, days).Select(from.AddDays).ToList();
        if (looked.Count == 0)
        {
            return new Absence(job, AbsenceReason.Disabled);
        }

        if (dates.Select(FirstOn).FirstOrDefault(first => first is not null) is { } taken)
        {
            return new Absence(job, AbsenceReason.TakenAway, taken.Name, next);
        }

        return looked.Find(frequency => dates.Exists(frequency.Dates.Names)) is { } removed
            ? new Absence(job, AbsenceReason.DatesRemoved, removed.Name, next)
            : new Absence(job, AbsenceReason.NoDate, looked[0].Name, next);
    }

    /// <summary>A frequency by its name.</summary>
    public PlannedFrequency? Find(ObjectName name) => frequencies.FirstOrDefault(frequency => frequency.Name == name);

    /// <summary>The frequency that brought a run; <see langword="null"/> where the definitions have it no more.</summary>
    /// <param name="date">The run's date.</param>
    /// <param name="name">As the run has it: none where the frequency has none.</param>
    public Frequency? FrequencyOf(DateOnly date, ObjectName? name) =>
        name is { } known ? Find(known)?.Frequency
        : FirstOn(date) is { } first ? (first.Name is null ? first.Frequency : null)
        : frequencies is [{ Name: null } leading, ..] ? leading.Frequency
        : null;

    /// <summary>The run that somebody adds to a date.</summary>
    public PlannedRun OnRequest(DateOnly date, ObjectName? name, DateTimeOffset now)
    {
        var frequency =
            name is { } asked ? Find(asked)
            : frequencies is [var leading, ..] ? leading
            : null;
        var first = frequency is not null && starts.On(date, frequency.Frequency) is [var at, ..] ? at : now;
        var start = Later(Later(first, job.NotBefore is { } time ? day.At(date, time) : first), now);
        var timing = frequency?.Frequency.Timing;
        // That its frequency or definition never plans it by itself does not keep anybody from adding it.
        var status = frequency?.Frequency.Build is BuildStatus.Held or BuildStatus.Skip ? frequency.Frequency.Build : job.Build;
        return new PlannedRun
        {
            Job = frequency?.Frequency.Components.AddTo(job) ?? job,
            Date = date,
            Frequency = frequency?.Name,
            Status = status is BuildStatus.Held or BuildStatus.Skip ? status : BuildStatus.Released,
            Start = start,
            LatestStart = start + timing?.LatestStart ?? Ahead(job.LatestStartOn(date, day), start),
            LateToStart = start + timing?.LateToStart,
            LateToFinish = start + timing?.LateToFinish,
            MaximumRunTime = timing?.MaximumRunTime ?? job.MaximumRunTime,
            Retry = timing?.Retry ?? job.Retry,
            Again = starts.AgainAfter(date, start, timing?.Again),
        };
    }

    /// <summary>Those of a date, in order.</summary>
    public IEnumerable<PlannedRun> On(DateOnly date)
    {
        if (FirstOn(date) is not { } decides || StatusBy(decides.Frequency) is not { } status)
        {
            return [];
        }

        var timing = decides.Frequency.Timing;
        var ofRuns = decides.Frequency.Components.AddTo(job);
        return starts
            .On(date, decides.Frequency)
            .Select(
                (planned, instance) =>
                {
                    var start = Later(planned, job.NotBefore is { } time ? day.At(date, time) : planned);
                    return new PlannedRun
                    {
                        Job = ofRuns,
                        Date = date,
                        Frequency = decides.Name,
                        Status = status,
                        Start = start,
                        LatestStart = start + timing.LatestStart ?? job.LatestStartOn(date, day),
                        LateToStart = start + timing.LateToStart,
                        LateToFinish = start + timing.LateToFinish,
                        MustEndBy = job.MustEndBy is { } end ? day.FirstAfter(start, end) : null,
                        MaximumRunTime = timing.MaximumRunTime ?? job.MaximumRunTime,
                        Retry = timing.Retry ?? job.Retry,
                        Again = starts.AgainAfter(date, start, timing.Again),
                        Instance = instance,
                    };
                }
            );
    }

    private DateOnly? NextFrom(DateOnly from, int days)
    {
        for (var date = from; date < from.AddDays(days); date = date.AddDays(1))
        {
            if (FirstOn(date) is { Frequency.Build: not BuildStatus.DoNotSchedule })
            {
                return date;
            }
        }

        return null;
    }

    // The first that comes decides everything, also that nothing is built.
    private PlannedFrequency? FirstOn(DateOnly date)
    {
        foreach (var frequency in frequencies)
        {
            if (frequency.Frequency.Build != BuildStatus.Disabled && frequency.Dates.Has(date))
            {
                return frequency;
            }
        }

        return null;
    }

    private BuildStatus? StatusBy(Frequency frequency)
    {
        if (job.Build is BuildStatus.DoNotSchedule or BuildStatus.Disabled || frequency.Build == BuildStatus.DoNotSchedule)
        {
            return null;
        }

        return frequency.Build == BuildStatus.Released ? job.Build : frequency.Build;
    }

    // A latest start that had passed when somebody added the job is not his.
    private static DateTimeOffset? Ahead(DateTimeOffset? latest, DateTimeOffset start) => latest > start ? latest : null;

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
