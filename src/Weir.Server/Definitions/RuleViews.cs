using Weir.Definitions.Kinds;
using Weir.Jobs;
using Weir.JobVariables;
using Weir.Protocol;
using Weir.Protocol.Rules;
using Weir.Server.Rules;
using Weir.Tracking.Rules;

namespace Weir.Server.Definitions;

/// <summary>Rules between the protocol's words and those that decide by them.</summary>
internal static class RuleViews
{
    /// <summary>The rule that the words make.</summary>
    /// <exception cref="RefusedException">They make none.</exception>
    public static TrackingRule RuleOf(RuleView view)
    {
        return TrackingRule.TryCreate(RuleViewText.From(view) with { Monitor = VariableOf(view.Monitor) }, out var rule, out var faults)
            ? rule
            : throw new RefusedException(ProblemCodes.BadDefinition, string.Join("; ", faults.Select(fault => fault.Text)));
    }

    public static RuleView ViewOf(TrackingRule rule) => RuleViewText.ViewOf(rule.ToText());

    /// <summary>The same with how often it was met.</summary>
    public static RuleView ViewOf(TrackingRule rule, IReadOnlyList<RuleHit> hits) =>
        ViewOf(rule) with
        {
            Hits = hits.Sum(hit => hit.Count),
            LastHit = hits.Count == 0 ? null : hits.Max(hit => hit.Last),
            HitsByMachine = [.. hits.Select(hit => new RuleHitView(hit.Machine, hit.Count, hit.Last))],
        };

    private static string? VariableOf(string? monitor) =>
        monitor is null ? null
        : VariableName.TryParse(monitor, out var name, out var fault) ? name.ToString()
        : throw new RefusedException(ProblemCodes.BadDefinition, fault);

    /// <summary>All rules in force, in order of precedence.</summary>
    public static RuleSet SetOf(DefinitionCatalog catalog) => new(DefinitionSets.Rules(catalog));

    /// <summary>The names of the schedules that are defined.</summary>
    public static IReadOnlyList<ObjectName> SchedulesOf(DefinitionCatalog catalog) =>
        [.. catalog.OfKind(ScheduleKind.Word).Select(schedule => ObjectName.Parse(schedule.Name))];
}
