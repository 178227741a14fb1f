using System.Text.Json.Serialization;
using Weir.Jobs;
using Weir.Jobs.Json;
using Weir.Jobs.Plans;

namespace Weir.Schedules;

/// <summary>One dated, running copy of a schedule.</summary>
/// <param name="Name">The schedule.</param>
/// <param name="Date">The business day.</param>
/// <param name="Status">Where it is.</param>
/// <param name="Since">Since when it has this status, UTC.</param>
/// <param name="By">Who held, released or closed it, and from where, or <see langword="null"/>.</param>
public sealed record ScheduleDay(
    [property: JsonConverter(typeof(DayNameConverter))] ObjectName Name,
    DateOnly Date,
    ScheduleDayStatus Status,
    DateTimeOffset Since,
    string? By = null
)
{
    /// <summary>When its jobs were planned, UTC; <see langword="null"/> where they were not, or not all of them yet.</summary>
    public DateTimeOffset? BuiltAt { get; init; }

    /// <summary>By when it must be over, UTC; <see langword="null"/>: at no time.</summary>
    public DateTimeOffset? MustEndBy { get; init; }

    /// <summary>Which of this was told: that it is about to be late, and that it is.</summary>
    public IReadOnlyList<Lateness> Lateness { get; set; } = [];

    /// <summary>Which instance of a schedule it is; <see langword="null"/>: its schedule has one day a date.</summary>
    public ScheduleInstance? Instance { get; init; }

    /// <summary>The schedule whose definition holds for it.</summary>
    [JsonIgnore]
    public ObjectName Master => Instance?.Of ?? Name;

    /// <summary>How it is being built; <see langword="null"/> where it is not.</summary>
    public DayBuildOrder? Building { get; init; }
}
