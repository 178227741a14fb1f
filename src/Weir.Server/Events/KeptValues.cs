using System.Globalization;
using Weir.Day;
using Weir.Jobs;
using Weir.Jobs.Properties;
using Weir.Schedules.Events;
using Weir.Server.Definitions;

namespace Weir.Server.Events;

/// <summary>What placeholders stand for whose names people chose: properties, thresholds and limits as they are now.</summary>
internal sealed record KeptValues(DefinitionCatalog Catalog, DayState State)
{
    /// <summary>The job that the event is of; <see langword="null"/> where it is of none.</summary>
    public Job? Job { get; init; }

    /// <summary>The schedule's day that the event is of; <see langword="null"/> where it is of none.</summary>
    public (ObjectName Schedule, DateOnly Date)? Day { get; init; }

    /// <summary>Whether what other jobs have and use may be told.</summary>
    public bool SeesAll { get; init; }

    public string? Find(PlaceholderName name)
    {
        if (name.Threshold is { } threshold)
        {
            return State.FindThreshold(threshold)?.Value.ToString(CultureInfo.InvariantCulture);
        }

        if ((name.Maximum ?? name.InUse) is { } named)
        {
            return State.Limits.All.TryGetValue(named, out var limit) && (SeesAll || name.Maximum is not null)
                ? (name.Maximum is null ? limit.InUse : limit.Maximum).ToString(CultureInfo.InvariantCulture)
                : null;
        }

        var path = name switch
        {
            { Property: { } full } => full,
            { Own: (PropertyScope.JI, var own) } when Job is { } job => PropertyPath.OfJob(own, job.Number),
            { Own: (PropertyScope.MI, var own) } when Job is { } job && ObjectName.TryParse(job.Machine, out var machine) =>
                PropertyPath.OfMachine(own, machine),
            { Own: (PropertyScope.SI, var own) } when (Day ?? DayOf(Job)) is var (schedule, date) => PropertyPath.OfDay(
                own,
                date,
                schedule
            ),
            _ => null,
        };
        return
            path is not null
            && StoredProperties.Find(Catalog, path) is { } property
            && (SeesAll || path.Number is null || path.Number == Job?.Number)
            ? property.Value
            : null;
    }

    private static (ObjectName Schedule, DateOnly Date)? DayOf(Job? job) => job is null ? null : (job.Schedule, job.ScheduleDate);
}
