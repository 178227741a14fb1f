using Weir.Jobs;
using Weir.Protocol.Rules;
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

    private static bool IsClosed(DefinitionCatalog catalog) => DefinitionSets.Closure(catalog) is { OpensSince: null };
}
