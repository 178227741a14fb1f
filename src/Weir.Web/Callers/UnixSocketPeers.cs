using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace Weir.Web.Callers;

/// <summary>Notes for each connection on the Unix socket who it is.</summary>
public static class UnixSocketPeers
{
    /// <summary>Asks the kernel once per connection, before its first request is read.</summary>
    public static void UsePeerCredentials(this ListenOptions listen)
    {
        ArgumentNullException.ThrowIfNull(listen);
        var callers = listen.ApplicationServices.GetRequiredService<PeerCallers>();
        var users = listen.ApplicationServices.GetRequiredService<IMachineUsers>();
        listen.Use(next =>
            async connection =>
            {
                if (connection.Features.Get<IConnectionSocketFeature>() is { } feature)
                {
                    var peer = PeerCredentials.Read(feature.Socket);
                    await users.LoadAsync(peer.UserId).ConfigureAwait(false);
                    connection.Features.Set(callers.CallerOf(peer));
                }

                await next(connection).ConfigureAwait(false);
            }
        );
    }
}
