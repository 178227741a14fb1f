using Weir.Jobs;
using Weir.Protocol.Rules;
using Weir.Schedules;
using Weir.Server.Definitions;

namespace Weir.Server.Agents;

/// <summary>
/// The rules as the agent of a machine has them. While Weir is closed no rule lets a queued job start by itself where the server or the
/// agent is away: so it stays closed on machines that cannot ask.
/// </summary>
internal static class PublishedRules
{
    // Versions of rules are told apart and not compared: those of a closed Weir are others, and no version of theirs is this large.
    private const long Closed = 1L << 52;

    public static long VersionOf(DefinitionCatalog catalog) => catalog.RulesVersion + (IsClosed(catalog) ? Closed : 0);

    public static IReadOnlyList<RuleView> From(DefinitionCatalog catalog, string machine)
    {
        IReadOnlyList<RuleView> views = [.. DefinitionSets.Rules(catalog).Where(rule => rule.IsFor(machine)).Select(RuleViews.ViewOf)];
        if (IsClosed(catalog))
        {
            foreach (var view in views.Where(view => string.Equals(view.Type, nameof(TrackType.Queue), StringComparison.OrdinalIgnoreCase)))
            {
                (view.WhenServerAway, view.WhenAgentDown) = ("hold", "wait");
            }
        }

        return views;
    }

    /// <summary>What job definitions say of jobs of a machine that go at once.</summary>
    public static IReadOnlyList<TrackedDefinition> TrackedOn(DefinitionCatalog catalog, string machine) =>
        [
            .. from job in DefinitionSets.JobDefinitions(catalog)
            where job.Type == JobDefinitionType.Tracked && job.IsFor(machine)
            let ok = job.Ok == ExitCodes.ZeroOnly ? null : job.Ok.ToString()
            let run = job.RunOn(scheduleDate: null)
            where (ok ?? job.OnLeftovers?.ToText()) is not null || run is not null
            select new TrackedDefinition
            {
                Schedule = job.Schedule.Text,
                Name = job.Name.Text,
                Ok = ok,
                OnLeftovers = job.OnLeftovers?.ToText(),
                Run = run,
            },
        ];

    private static bool IsClosed(DefinitionCatalog catalog) => DefinitionSets.Closure(catalog) is { OpensSince: null };
}
