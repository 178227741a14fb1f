using Weir.Jobs;
using Weir.Jobs.Plans;
using Weir.Schedules;

namespace Weir.Day.Planning;

/// <summary>A schedule's day that is being built.</summary>
internal sealed class DayBuild(ScheduleDefinition schedule, DateOnly date, DayBuildOrder order, IEnumerator<PlannedRun> runs)
{
    public ScheduleDefinition Schedule { get; } = schedule;

    public DateOnly Date { get; } = date;

    public DayBuildOrder Order { get; } = order;

    /// <summary>Which instance of a schedule it is; <see langword="null"/>: its schedule has one day a date.</summary>
    public ScheduleInstance? Instance { get; init; }

    /// <summary>What is left to plan.</summary>
    public IEnumerator<PlannedRun> Runs { get; } = runs;

    /// <summary>Jobs of the day that are run once more, as their container is.</summary>
    public Queue<TrackingNumber> Repeated { get; } = [];

    /// <summary>Those of them that the store was asked for.</summary>
    public HashSet<TrackingNumber> AskedFor { get; } = [];

    /// <summary>Jobs of the day that wait, and that are taken out of it or start earlier.</summary>
    public Queue<TrackingNumber> Waiting { get; } = [];

    /// <summary>Whether the day has been opened for it.</summary>
    public bool HasBegun { get; set; }

    /// <summary>How many jobs it has taken out, or moved forward, or run once more.</summary>
    public int Changed { get; set; }

    /// <summary>How many jobs it has planned.</summary>
    public int Planned { get; set; }

    /// <summary>Jobs of it whose start time had come when they were planned.</summary>
    public Queue<TrackingNumber> Due { get; } = [];

    /// <summary>Jobs that go by the length of their way, and how long that is; <see langword="null"/> before it is worked out.</summary>
    public Queue<(TrackingNumber Number, TimeSpan Way)>? Ways { get; set; }

    /// <summary>Jobs of it that exclude others.</summary>
    public List<TrackingNumber> Excluding { get; } = [];
}
