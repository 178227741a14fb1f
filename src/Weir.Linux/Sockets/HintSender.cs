using System.Text;
using Weir.Linux.Interop;

namespace Weir.Linux;

/// <summary>Sends datagrams that may be lost: a reason to look sooner, never the news itself.</summary>
public static unsafe class HintSender
{
    /// <summary>Sends one to a Unix datagram socket without waiting; whether it was taken.</summary>
    public static bool TrySend(string socketPath, ReadOnlySpan<byte> hint)
    {
        if (!UnixAddress.TryCreate(Encoding.UTF8.GetBytes(socketPath), out var address))
        {
            return false;
        }

        var descriptor = Libc.Socket(Libc.FamilyUnix, Libc.SocketDatagram | Libc.SocketCloseOnExec, 0);
        if (descriptor < 0)
        {
            return false;
        }

        try
        {
            fixed (byte* start = hint)
            {
                return Libc.SendTo(
                        descriptor,
                        start,
                        hint.Length,
                        Libc.MessageDontWait | Libc.MessageNoSignal,
                        &address,
                        (uint)sizeof(UnixAddress)
                    ) >= 0;
            }
        }
        finally
        {
            _ = Libc.Close(descriptor);
        }
    }
}
