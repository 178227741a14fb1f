using Weir.Jobs.Plans;

namespace Weir.Schedules.Frequencies;

/// <summary>The instants at which the runs of a date start.</summary>
internal sealed class RunStarts(ScheduleDefinition schedule, BusinessDay day)
{
    /// <summary>Those of a frequency, in order; several may be one instant.</summary>
    public IReadOnlyList<DateTimeOffset> On(DateOnly date, Frequency frequency)
    {
        var timing = frequency.Timing;
        IReadOnlyList<DateTimeOffset> first = frequency.Dates is CronRule cron
            ? [.. cron.Times.SelectMany(time => OfCron(date, time, cron.IsWildcard)).Order()]
            :
            [
                .. (timing.Times.Count > 0 ? timing.Times : [schedule.StartTime])
                    .Select(time => At(date, time, timing.StartOffset))
                    .Order(),
            ];
        return timing.Again is { FromEnd: false } again ? [.. first.SelectMany(start => Repeated(date, start, again)).Order()] : first;
    }

    /// <summary>How a run goes on that starts then, where the runs after it follow its end.</summary>
    public RunAgain? AgainAfter(DateOnly date, DateTimeOffset start, Recurrence? recurrence) =>
        recurrence is { FromEnd: true } again
            ? new RunAgain(again.Every, again.Until is null && again.Runs is not null ? null : End(date, start, again), again.Runs, start)
            : null;

    private IEnumerable<DateTimeOffset> OfCron(DateOnly date, TimeOnly time, bool isWildcard) =>
        isWildcard ? day.AllAt(date, time) : [day.At(date, time)];

    private DateTimeOffset At(DateOnly date, TimeOnly time, TimeSpan offset)
    {
        var clock = date.ToDateTime(time) + offset;
        return day.At(DateOnly.FromDateTime(clock), TimeOnly.FromDateTime(clock));
    }

    private IEnumerable<DateTimeOffset> Repeated(DateOnly date, DateTimeOffset start, Recurrence again)
    {
        var runs = again.Runs ?? int.MaxValue;
        var end = End(date, start, again);
        for (var at = start; runs > 0 && at <= end; at += again.Every, runs--)
        {
            yield return at;
        }
    }

    private DateTimeOffset End(DateOnly date, DateTimeOffset start, Recurrence again)
    {
        if (again.Until is { } until)
        {
            var end = day.At(date, until);
            return end > start ? end : day.At(date.AddDays(1), until);
        }

        return again.Runs is null ? day.NextMidnight(start).AddTicks(-1) : DateTimeOffset.MaxValue;
    }
}
