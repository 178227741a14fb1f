using Microsoft.AspNetCore.Connections;

namespace Weir.Web.Connections;

/// <summary>Gives the place of each connection back when it is over.</summary>
public static class ConnectionSlotMiddleware
{
    /// <summary>To be said before all else that is done with connections.</summary>
    public static void UseShares(this IConnectionBuilder listen)
    {
        ArgumentNullException.ThrowIfNull(listen);
        listen.Use(next =>
            async connection =>
            {
                using var share = connection.Features.Get<ConnectionSlot>();
                await next(connection).ConfigureAwait(false);
            }
        );
    }
}
