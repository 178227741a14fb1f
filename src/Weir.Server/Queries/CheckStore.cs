using Weir.Jobs;
using Weir.Protocol.Administration;

namespace Weir.Server.Queries;

/// <summary>What is wrong with the store: its pages, its database's settings.</summary>
public static class CheckStore
{
    /// <summary>Reads all that is stored.</summary>
    /// <param name="server">The server.</param>
    /// <param name="caller">An administrator.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<IReadOnlyList<StoreFaultView>> CheckStoreAsync(
        this WeirServer server,
        Caller caller,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(server);
        WeirServer.Require(caller, Operation.BackUp);
        var faults = await server.Store.CheckAsync(cancellationToken).ConfigureAwait(false);
        return [.. faults.Select(fault => new StoreFaultView(fault.Store, fault.IsDamage, fault.Text))];
    }
}
