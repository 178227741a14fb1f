using System.Runtime.InteropServices;
using Weir.Linux.Interop;

namespace Weir.Linux;

/// <summary>A Unix stream connection on bare system calls, for the paths where a millisecond counts.</summary>
public sealed unsafe class RawConnection : IDisposable
{
    private RawConnection(int descriptor) => Descriptor = descriptor;

    /// <summary>Its descriptor, closed on exec; for a poll together with others.</summary>
    public int Descriptor { get; private set; }

    /// <summary>
    /// Connects within so many milliseconds; <see langword="null"/> with the system's error number where nobody listens, the
    /// listener does not take connections, or the path cannot be one.
    /// </summary>
    public static RawConnection? TryConnect(ReadOnlySpan<byte> path, int timeoutMilliseconds, out int error)
    {
        if (!UnixAddress.TryCreate(path, out var address))
        {
            error = Errno.TooLong;
            return null;
        }

        var descriptor = Libc.Socket(Libc.FamilyUnix, Libc.SocketStream | Libc.SocketCloseOnExec, 0);
        if (descriptor < 0)
        {
            error = Marshal.GetLastPInvokeError();
            return null;
        }

        // The send time-out also bounds the wait for a place in the listener's queue.
        var timeout = stackalloc long[2] { timeoutMilliseconds / 1000, timeoutMilliseconds % 1000 * 1000L };
        _ = Libc.SetOption(descriptor, Libc.LevelSocket, Libc.OptionSendTimeout, timeout, 2 * sizeof(long));
        while (Libc.Connect(descriptor, &address, (uint)sizeof(UnixAddress)) != 0)
        {
            error = Marshal.GetLastPInvokeError();
            if (error != Errno.Interrupted)
            {
                _ = Libc.Close(descriptor);
                return null;
            }
        }

        error = 0;
        return new RawConnection(descriptor);
    }

    /// <summary>
    /// Writes everything; <see langword="false"/> where the other end is gone or takes nothing within the connection's time-out.
    /// </summary>
    public bool TryWrite(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            nint sent;
            fixed (byte* start = bytes)
            {
                sent = Libc.Send(Descriptor, start, bytes.Length, Libc.MessageNoSignal);
            }

            if (sent >= 0)
            {
                bytes = bytes[(int)sent..];
            }
            else if (Marshal.GetLastPInvokeError() != Errno.Interrupted)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>
    /// Reads what there is, waiting at most so long (-1: without bound). The count; 0 at the end; -1 where the time ran out;
    /// -2 where the connection broke.
    /// </summary>
    public int Read(Span<byte> buffer, int timeoutMilliseconds)
    {
        var until = timeoutMilliseconds < 0 ? long.MaxValue : Environment.TickCount64 + timeoutMilliseconds;
        while (true)
        {
            if (timeoutMilliseconds >= 0)
            {
                PollEntry entry = new() { Descriptor = Descriptor, Wanted = 1 };
                if (Libc.Poll(&entry, 1, (int)Math.Max(0, until - Environment.TickCount64)) == 0)
                {
                    return -1;
                }
            }

            nint count;
            fixed (byte* start = buffer)
            {
                count = Libc.Read(Descriptor, start, buffer.Length);
            }

            if (count >= 0)
            {
                return (int)count;
            }

            if (Marshal.GetLastPInvokeError() != Errno.Interrupted)
            {
                return -2;
            }
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        if (Descriptor >= 0)
        {
            _ = Libc.Close(Descriptor);
            Descriptor = -1;
        }
    }
}
