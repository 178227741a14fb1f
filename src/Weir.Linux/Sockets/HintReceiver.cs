using System.Net.Sockets;
using System.Runtime.InteropServices;
using System.Text;
using Weir.Linux.Interop;

namespace Weir.Linux;

/// <summary>
/// The agent's end of the hints: a Unix datagram socket that anybody on the machine may send to. The kernel says who did.
/// </summary>
public sealed class HintReceiver : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
    private readonly byte[] _first = new byte[1];
    private readonly string _path;

    /// <summary>Binds the socket; a stale file of that name is removed, so its folder must be guarded by a lock.</summary>
    public HintReceiver(string path)
    {
        _path = path;
        File.Delete(path);
        AskForSenders((int)_socket.Handle);
        _socket.Bind(new UnixDomainSocketEndPoint(path));
        SocketName.OpenToEverybody(path);
    }

    /// <summary>Waits for the next hint and gives it with its sender's user. Its text is not to be trusted.</summary>
    public async ValueTask<(string Text, uint User)> ReceiveAsync(CancellationToken cancellation)
    {
        while (true)
        {
            // The runtime waits, and the kernel's word about the sender comes with the taking.
            await _socket.ReceiveAsync(_first, SocketFlags.Peek, cancellation).ConfigureAwait(false);
            if (Receive((int)_socket.Handle) is { } hint)
            {
                return hint;
            }
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _socket.Dispose();
        File.Delete(_path);
    }

    private static unsafe (string Text, uint User)? Receive(int descriptor)
    {
        // Room for the sender and for nothing else: descriptors that somebody sends along are not taken.
        const int Room = 256,
            ControlRoom = 32,
            Credentials = 2;
        var bytes = stackalloc byte[Room];
        var control = stackalloc byte[ControlRoom];
        MessagePart part = new() { Start = bytes, Length = Room };
        MessageHeader message = new()
        {
            Parts = &part,
            PartCount = 1,
            Control = control,
            ControlLength = ControlRoom,
        };
        var length = Libc.ReceiveMessage(descriptor, &message, Libc.MessageDontWait);
        if (length < 0)
        {
            return Marshal.GetLastPInvokeError() is Errno.Again or Errno.Interrupted
                ? null
                : throw LinuxException.Last("hints cannot be received");
        }

        var head = (ControlHeader*)control;
        if (
            message.ControlLength < (nuint)(sizeof(ControlHeader) + (3 * sizeof(int)))
            || head->Level != Libc.LevelSocket
            || head->Type != Credentials
        )
        {
            return null;
        }

        // Process, user, group.
        var who = (uint*)(control + sizeof(ControlHeader));
        return (Encoding.ASCII.GetString(bytes, (int)length), who[1]);
    }

    private static unsafe void AskForSenders(int descriptor)
    {
        var yes = 1;
        LinuxException.Check(
            Libc.SetOption(descriptor, Libc.LevelSocket, Libc.OptionPassCredentials, &yes, sizeof(int)),
            "hints cannot be received with their senders"
        );
    }
}
