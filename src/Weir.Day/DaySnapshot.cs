using Weir.Jobs;
using Weir.Schedules;

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

    /// <summary>The zone whose midnights begin the days.</summary>
    public BusinessDay BusinessDay { get; init; } = BusinessDay.Utc;
}
