using System.Buffers.Binary;
using System.Net.Sockets;
using Weir.Jobs;

namespace Weir.Protocol.Client;

/// <summary>How requests reach a Weir, over its Unix socket or TCP, and why they do not.</summary>
public static class WeirTransport
{
    /// <summary>Connects to an address, not to where an answer points; without cookies, and over a Unix socket without a proxy.</summary>
    public static SocketsHttpHandler To(ServerAddress address)
    {
        ArgumentNullException.ThrowIfNull(address);
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            // A proxy elsewhere has another loopback.
            UseProxy = address.Socket is null && !address.Base.IsLoopback,
            PooledConnectionLifetime = TimeSpan.FromMinutes(10),
            // The server closes idle ones after 30 s: this side is faster.
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(20),
        };
        if (address.Socket is { } path)
        {
            handler.ConnectCallback = (_, cancellation) => ConnectAsync(path, address.Listener, cancellation);
        }

        return handler;
    }

    /// <summary>Why nothing came of a request, in a few printable words.</summary>
    public static string Reason(Exception failure)
    {
        ArgumentNullException.ThrowIfNull(failure);
        return failure.InnerException is SocketException socket
            ? Describe(socket)
            : Printable.Escape(failure.InnerException?.Message ?? failure.Message, 200);
    }

    private static async ValueTask<Stream> ConnectAsync(string path, uint? listener, CancellationToken cancellation)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), cancellation).ConfigureAwait(false);
            return listener is { } user && PeerOf(socket) is var peer && peer != 0 && peer != user
                ? throw new IOException(
                    $"user id {peer} listens there, and neither root nor you: name the socket with --socket where that is meant"
                )
                : new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    // Who listens, as the kernel noted when he began to.
    private static uint PeerOf(Socket socket)
    {
        const int SocketLevel = 1,
            PeerCredentials = 17,
            UserAt = 4;
        Span<byte> who = stackalloc byte[12];
        socket.GetRawSocketOption(SocketLevel, PeerCredentials, who);
        return BinaryPrimitives.ReadUInt32LittleEndian(who[UserAt..]);
    }

    private static string Describe(SocketException e) =>
        e.SocketErrorCode switch
        {
            // A Unix socket's path that is not there; .NET has no name of its own for it.
            SocketError.AddressNotAvailable or SocketError.SocketError => "there is no such socket",
            SocketError.ConnectionRefused => "nobody listens",
            SocketError.AccessDenied => "access denied",
            _ => e.Message,
        };
}
