using Weir.Jobs;
using Weir.Server;
using Weir.Server.Queries;
using Weir.Web.Callers;

namespace Weir.Web.Connections;

/// <summary>What <c>weir status</c> says of quotas: to a user the own ones, to operators all.</summary>
internal sealed class QuotaCounts(ConnectionSlots connections, CallerLimits streams)
{
    public async Task<IReadOnlyList<QuotaUse>> OfAsync(
        WebCaller caller,
        WeirServer? server,
        Agent.MachineAgent? agent,
        CancellationToken cancellationToken
    )
    {
        var all = caller.Caller.Role >= Role.Operator;
        var user = caller.Caller.User;
        var own = caller.Peer is { } peer ? ConnectionHolder.NameOf(peer.UserId) : user;
        var uses =
            agent is null || (!all && caller.Peer is null)
                ? []
                : await agent.QuotaUsesAsync(user, all ? null : user, cancellationToken).ConfigureAwait(false);
        var tokens = server is null ? [] : await server.CountTokensAsync(caller.Caller, cancellationToken).ConfigureAwait(false);
        return
        [
            .. uses.Concat(tokens)
                .Concat(connections.Uses().Where(use => all || use.User == own))
                .Concat(streams.Uses().Where(use => all || use.User == user))
                .Where(use => use.Used > 0)
                .OrderBy(use => use.User, StringComparer.Ordinal),
        ];
    }
}
