using Weir.Capacity;
using Weir.Jobs;
using Weir.Jobs.Thresholds;
using Weir.Schedules;
using Weir.ServiceLevels.History;
using Weir.ServiceLevels.Queues;

namespace Weir.Day;

/// <summary>What the active day is rebuilt from.</summary>
public sealed record DaySnapshot
{
    /// <summary>The epoch of the server that decides; every order carries it.</summary>
    public required long Epoch { get; init; }

    /// <summary>The first tracking number never given out.</summary>
    public required int NextNumber { get; init; }

    /// <summary>Jobs that are not over.</summary>
    public IReadOnlyList<Job> Jobs { get; init; } = [];

    public IReadOnlyList<AgentState> Agents { get; init; } = [];

    /// <summary>Days of schedules that are not closed.</summary>
    public IReadOnlyList<ScheduleDay> ScheduleDays { get; init; } = [];

    public DefinitionSet Definitions { get; init; } = DefinitionSet.Empty;

    /// <summary>The policy that is active; <see langword="null"/> is the built-in one.</summary>
    public ObjectName? ActivePolicy { get; init; }

    /// <summary>How Weir is closed; <see langword="null"/>: it is open.</summary>
    public Closure? Closure { get; init; }

    /// <summary>What operators set limits to.</summary>
    public IReadOnlyList<LimitOverride> LimitOverrides { get; init; } = [];

    /// <summary>What thresholds were set to.</summary>
    public IReadOnlyList<Threshold> Thresholds { get; init; } = [];

    /// <summary>Properties that there are.</summary>
    public IReadOnlyList<PropertySetting> Properties { get; init; } = [];

    /// <summary>Ageing clocks that were stopped at some time.</summary>
    public IReadOnlyList<StoredClock> Clocks { get; init; } = [];

    /// <summary>Selection points of the last hours.</summary>
    public IReadOnlyList<SelectionPoint> SelectionPoints { get; init; } = [];

    /// <summary>How long the queues were in the last minutes.</summary>
    public IReadOnlyList<QueueSize> QueueSizes { get; init; } = [];

    /// <summary>Tracking numbers on lease.</summary>
    public IReadOnlyList<NumberBlock> Leased { get; init; } = [];

    /// <summary>How many facts of each machine are set aside.</summary>
    public IReadOnlyDictionary<string, int> SetAside { get; init; } = new Dictionary<string, int>();

    /// <summary>How much of the history of service is kept.</summary>
    public HistorySettings History { get; init; } = HistorySettings.Default;

    /// <summary>The zone whose midnights begin the days.</summary>
    public BusinessDay BusinessDay { get; init; } = BusinessDay.Utc;
}
