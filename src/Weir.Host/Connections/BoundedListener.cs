using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Weir.Linux;
using Weir.Web.Connections;

namespace Weir.Host.Connections;

/// <summary>
/// Takes connections on a thread of its own, so that however busy the host is, the queue of the socket is emptied: who has no place
/// left hears so and is closed at once, before anything is made for the connection.
/// </summary>
internal sealed class BoundedListener : IConnectionListener
{
    private const int Backlog = 512,
        PauseMilliseconds = 20;

    private readonly Socket _socket;
    private readonly ConnectionAdmission _keeper;
    private readonly SocketConnectionContextFactory _contexts;
    private readonly ILogger _log;
    private readonly Channel<ConnectionContext> _taken = Channel.CreateUnbounded<ConnectionContext>();
    private volatile bool _unbound;

    private BoundedListener(Socket socket, ConnectionAdmission keeper, SocketConnectionContextFactory contexts, ILogger log)
    {
        _socket = socket;
        _keeper = keeper;
        _contexts = contexts;
        _log = log;
        EndPoint = socket.LocalEndPoint!;
        new Thread(AcceptLoop) { IsBackground = true, Name = "door" }.Start();
    }

    public EndPoint EndPoint { get; }

    public static BoundedListener Bind(EndPoint endPoint, ConnectionAdmission keeper, SocketConnectionContextFactory contexts, ILogger log)
    {
        Socket? socket = null;
        try
        {
            socket = SocketTransportOptions.CreateDefaultBoundListenSocket(endPoint);
            socket.Listen(Backlog);
            return new BoundedListener(socket, keeper, contexts, log);
        }
        catch (SocketException busy) when (busy.SocketErrorCode == SocketError.AddressAlreadyInUse)
        {
            socket?.Dispose();
            throw new AddressInUseException(busy.Message, busy);
        }
    }

    public async ValueTask<ConnectionContext?> AcceptAsync(CancellationToken cancellationToken = default) =>
        await _taken.Reader.WaitToReadAsync(cancellationToken).ConfigureAwait(false) && _taken.Reader.TryRead(out var connection)
            ? connection
            : null;

    public ValueTask UnbindAsync(CancellationToken cancellationToken = default)
    {
        _unbound = true;
        _socket.Dispose();
        _taken.Writer.TryComplete();
        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        await UnbindAsync().ConfigureAwait(false);
        while (_taken.Reader.TryRead(out var late))
        {
            await late.DisposeAsync().ConfigureAwait(false);
        }

        _contexts.Dispose();
    }

    private void AcceptLoop()
    {
        while (!_unbound)
        {
            try
            {
                Enter(_socket.Accept());
            }
#pragma warning disable CA1031 // Whatever becomes of one connection, the door stays open for the next; the log says what it was.
            catch (Exception gone)
#pragma warning restore CA1031
            {
                PauseAccepting(gone);
            }
        }
    }

    private void Enter(Socket socket)
    {
        ConnectionSlot? share = null;
        try
        {
            share = _keeper.TryEnter(socket);
            if (share is null)
            {
                socket.Dispose();
                return;
            }

            if (socket.LocalEndPoint is IPEndPoint)
            {
                socket.NoDelay = true;
            }

            var connection = _contexts.Create(socket);
            connection.Features.Set(share);
            _taken.Writer.TryWrite(connection);
        }
        catch (Exception)
        {
            share?.Dispose();
            socket.Dispose();
            throw;
        }
    }

    // Somebody who went meanwhile is nobody's business. Where descriptors ran out in spite of all, the next try waits until some are free.
    private void PauseAccepting(Exception gone)
    {
        if (
            !_unbound
            && gone
                is not SocketException
                {
                    SocketErrorCode: SocketError.ConnectionAborted
                        or SocketError.ConnectionReset
                        or SocketError.Shutdown
                        or SocketError.NotConnected
                }
        )
        {
            _log.NotTaken(gone.Message);
            Pause.For(PauseMilliseconds);
        }
    }
}
