using Weir.Day;
using Weir.Jobs;
using Weir.Server.Definitions;

namespace Weir.Server.Loop;

/// <summary>What may be looked at between two decisions. Not to be kept: the loop goes on with it.</summary>
internal sealed record DayView(DayState Day, DefinitionCatalog Definitions, DateTimeOffset Now)
{
    public required IReadOnlyDictionary<string, AgentState> Agents { get; init; }

    /// <summary>What definitions have done.</summary>
    public required Events.EventDesk Events { get; init; }

    /// <summary>How often rules were met.</summary>
    public required Rules.RuleHitDesk Hits { get; init; }

    public required IReadOnlyDictionary<(Jobs.ObjectName Name, DateOnly Date), Schedules.ScheduleDay> ScheduleDays { get; init; }
}
