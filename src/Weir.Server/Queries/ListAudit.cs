using System.Globalization;
using Weir.Jobs;
using Weir.Protocol.Administration;

namespace Weir.Server.Queries;

/// <summary><c>weir audit</c>: who did what, newest first. Operators read all of it, others what they did themselves.</summary>
public static class ListAudit
{
    /// <summary>One page of the audit.</summary>
    public static async Task<AuditPage> ListAuditAsync(
        this WeirServer server,
        Caller caller,
        AuditFilter filter,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(server);
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(filter);
        WeirServer.Require(caller, Operation.ReadAudit);
        if (Authority.ReachOf(caller, Operation.ReadAudit) != Reach.All)
        {
            filter = filter with { Only = caller.Actor };
        }

        // An agent that is not trusted with more asks about its own machine.
        if (caller.Only is { } machine)
        {
            filter = filter with { Machine = machine };
        }

        // What was refused a moment ago is on its way through the loop.
        await server.ReadAsync(_ => true, cancellationToken).ConfigureAwait(false);
        // One more than the page has says whether there is a next one.
        var found = await server.Store.ListAuditAsync(filter with { Limit = filter.Limit + 1 }, cancellationToken).ConfigureAwait(false);
        var entries = found.Take(filter.Limit).ToList();
        return new AuditPage(
            [.. entries.Select(AuditView.From)],
            found.Count > entries.Count && filter.Limit > 0 ? entries[^1].Id.ToString(CultureInfo.InvariantCulture) : null
        );
    }
}
