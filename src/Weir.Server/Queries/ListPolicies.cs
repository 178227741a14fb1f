using Weir.Definitions;
using Weir.Definitions.Checks;
using Weir.Jobs;
using Weir.Protocol;
using Weir.Protocol.ServiceLevels;
using Weir.Server.Definitions;
using Weir.Server.Loop;
using Weir.Server.Policies;
using Weir.ServiceLevels.Policies;

namespace Weir.Server.Queries;

/// <summary><c>weir policy list|show</c>.</summary>
public static class ListPolicies
{
    /// <summary>All policies, and which is active.</summary>
    public static Task<PolicyPage> ListPoliciesAsync(this WeirServer server, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(server);
        return server.ReadAsync(
            view => new PolicyPage(
                [
                    .. All(view)
                        .Select(policy =>
                            PolicyViews.From(policy.Definition, policy.Definition.Policy.Name == view.Day.Policy.Name, policy.BuiltIn)
                        ),
                ],
                Active(server, view)
            ),
            cancellationToken
        );
    }

    /// <summary>One policy.</summary>
    public static Task<PolicyView> ShowPolicyAsync(this WeirServer server, ObjectName name, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(server);
        return server.ReadAsync(
            view =>
            {
                var (definition, builtIn) = Find(view, name);
                return PolicyViews.From(definition, name == view.Day.Policy.Name, builtIn);
            },
            cancellationToken
        );
    }

    internal static (PolicyDefinition Definition, bool BuiltIn) Find(DayView view, ObjectName name) =>
        All(view)
            .Where(policy => policy.Definition.Policy.Name == name)
            .Select(policy => ((PolicyDefinition, bool)?)policy)
            .FirstOrDefault()
        ?? throw new RefusedException(ProblemCodes.NotFound, $"there is no policy {name}; 'weir policy list' lists those there are");

    private static IEnumerable<(PolicyDefinition Definition, bool BuiltIn)> All(DayView view)
    {
        var defined = DefinitionSets.Policies(view.Definitions).Select(policy => (policy, false));
        return (
            defined.Any(policy => policy.policy.Policy.Name == Policy.BuiltIn.Name)
                ? defined
                : defined.Append((new PolicyDefinition(Policy.BuiltIn), true))
        ).OrderBy(policy => policy.Item1.Policy.Name);
    }

    internal static ActivePolicyView Active(WeirServer server, DayView view)
    {
        var record = DefinitionSets.ActivePolicy(view.Definitions);
        var policies = DefinitionSets.Policies(view.Definitions);
        var calendar = PolicyConflicts.Calendar(policies, server.Options.BusinessDay);
        var next = calendar.IsEmpty ? null : calendar.NextChange(view.Now);
        return new ActivePolicyView(
            view.Day.Policy.Name.Text,
            record?.By,
            record?.Since,
            next is { } at ? PolicySwitch.Standing(policies, calendar, at).Text : null,
            next
        );
    }
}
