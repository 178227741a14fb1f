using Weir.Jobs;
using Weir.Server.Definitions;
using Weir.Server.Operations;

namespace Weir.Server.Queries;

/// <summary>How much of the quota of tokens is used.</summary>
public static class CountTokens
{
    /// <summary>The caller's own use, or everybody's for operators, as of all quotas.</summary>
    public static Task<IReadOnlyList<QuotaUse>> CountTokensAsync(this WeirServer server, Caller caller, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(server);
        ArgumentNullException.ThrowIfNull(caller);
        var all = caller.Role >= Role.Operator;
        return server.ReadAsync(
            view =>
                TokenQuota.Uses(
                    DefinitionSets.Tokens(view.Definitions).Where(token => all || token.IsOf(caller)),
                    server.Options.Quotas,
                    view.Now
                ),
            cancellationToken
        );
    }
}
