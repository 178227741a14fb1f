using Weir.Agent.Gate;
using Weir.Agent.Variables;
using Weir.Jobs;

namespace Weir.Agent;

/// <summary>How much of their quotas users have of what the agent keeps.</summary>
internal sealed class AgentQuotas(AgentOptions options, QuotaCheck quotaCheck, VariableService variables, ActionStore actions)
{
    /// <summary>One user's, or all users'.</summary>
    public async Task<IReadOnlyList<QuotaUse>> UsesAsync(string asker, string? user, CancellationToken cancellationToken)
    {
        var quotas = options.Quotas;
        var store = variables.Store;
        var counted = await variables
            .RunAsync(
                asker,
                () =>
                    store
                        .Counts(user)
                        .Select(count => new QuotaUse(count.Key, QuotaNames.Variables, count.Value, quotas.Variables))
                        .ToList(),
                cancellationToken
            )
            .ConfigureAwait(false);
        return
        [
            .. quotaCheck.Uses(user),
            .. counted.Where(use => use.Used > 0),
            .. actions
                .All.Where(action => user is null || action.Owner.User == user)
                .CountBy(action => action.Owner.User)
                .Select(owner => new QuotaUse(owner.Key, QuotaNames.Actions, owner.Value, quotas.Actions)),
        ];
    }
}
