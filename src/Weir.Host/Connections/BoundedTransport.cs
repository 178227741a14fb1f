using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;

namespace Weir.Host.Connections;

/// <summary>Lets Kestrel listen by <see cref="BoundedListener"/> wherever it does.</summary>
internal sealed class BoundedTransport(ConnectionAdmission keeper, ILoggerFactory logs)
    : IConnectionListenerFactory,
        IConnectionListenerFactorySelector
{
    // What somebody sends faster than it is read stays with the sender.
    private const int MostUnread = 64 * 1024;

    public bool CanBind(EndPoint endpoint) => endpoint is IPEndPoint or UnixDomainSocketEndPoint;

    public ValueTask<IConnectionListener> BindAsync(EndPoint endpoint, CancellationToken cancellationToken = default)
    {
        var log = logs.CreateLogger<BoundedListener>();
        var contexts = new SocketConnectionContextFactory(new SocketConnectionFactoryOptions { MaxReadBufferSize = MostUnread }, log);
        return ValueTask.FromResult<IConnectionListener>(BoundedListener.Bind(endpoint, keeper, contexts, log));
    }
}
