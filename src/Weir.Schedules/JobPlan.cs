using Weir.Schedules.Frequencies;

namespace Weir.Schedules;

/// <summary>Which runs one job of a schedule has.</summary>
internal sealed class JobPlan(JobDefinition job, IReadOnlyList<PlannedFrequency> frequencies, RunStarts starts, BusinessDay day)
{
    /// <summary>Those of a date, in order.</summary>
    public IEnumerable<PlannedRun> On(DateOnly date)
    {
        if (FirstOn(date) is not { } decides || StatusBy(decides.Frequency) is not { } status)
        {
            return [];
        }

        var timing = decides.Frequency.Timing;
        return starts
            .On(date, decides.Frequency)
            .Select(
                (planned, instance) =>
                {
                    var start = Later(planned, job.NotBefore is { } time ? day.At(date, time) : planned);
                    return new PlannedRun
                    {
                        Job = job,
                        Date = date,
                        Frequency = decides.Name,
                        Status = status,
                        Start = start,
                        LatestStart = start + timing.LatestStart ?? LatestOf(date),
                        LateToStart = start + timing.LateToStart,
                        LateToFinish = start + timing.LateToFinish,
                        MaximumRunTime = timing.MaximumRunTime,
                        Retry = timing.Retry,
                        Instance = instance,
                    };
                }
            );
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

    private DateTimeOffset? LatestOf(DateOnly date)
    {
        if (job.LatestStart is not { } latest)
        {
            return null;
        }

        return day.At(job.NotBefore is { } first && latest <= first ? date.AddDays(1) : date, latest);
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
