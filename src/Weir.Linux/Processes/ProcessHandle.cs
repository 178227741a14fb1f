using System.Net.Sockets;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using Weir.Linux.Interop;

namespace Weir.Linux;

/// <summary>A descriptor that stands for one process, whatever becomes of its id (<c>pidfd</c>).</summary>
public sealed unsafe class ProcessHandle : IDisposable
{
    private readonly SafeFileHandle _descriptor;

    private ProcessHandle(int processId, int descriptor)
    {
        ProcessId = processId;
        _descriptor = new SafeFileHandle(descriptor, ownsHandle: true);
    }

    /// <summary>The id of the process; 0 where this process cannot see it, as from another pid namespace.</summary>
    public int ProcessId { get; }

    /// <summary>Opens a process, or <see langword="null"/> where there is none of that id.</summary>
    /// <exception cref="LinuxException">The system refused for another reason, such as a want of descriptors.</exception>
    public static ProcessHandle? Open(int processId)
    {
        var descriptor = (int)Libc.SystemCall(Libc.SysPidfdOpen, processId, 0, 0, 0, 0);
        if (descriptor >= 0)
        {
            return new ProcessHandle(processId, descriptor);
        }

        var error = Marshal.GetLastPInvokeError();
        return error is Errno.NoProcess or Errno.Invalid ? null : throw new LinuxException(error, $"process {processId} cannot be watched");
    }

    /// <summary>
    /// Opens the process that connected this Unix socket, as the kernel noted it then: it is that one, even where its id is another's
    /// by now. <see langword="null"/> where it has ended. Before Linux 6.5 the kernel does not say: then the process that has the
    /// peer's id now, if it is the peer's user's.
    /// </summary>
    /// <exception cref="LinuxException">The system refused for another reason, such as a want of descriptors.</exception>
    public static ProcessHandle? OfPeer(Socket socket)
    {
        int descriptor,
            error = 0;
        var length = (uint)sizeof(int);
        var held = false;
        try
        {
            // Held for the call: the number of a socket that is closed meanwhile may be another connection's.
            socket.SafeHandle.DangerousAddRef(ref held);
            if (
                Libc.GetOption((int)socket.SafeHandle.DangerousGetHandle(), Libc.LevelSocket, Libc.OptionPeerProcess, &descriptor, &length)
                != 0
            )
            {
                error = Marshal.GetLastPInvokeError();
            }
        }
        finally
        {
            if (held)
            {
                socket.SafeHandle.DangerousRelease();
            }
        }

        return error switch
        {
            0 => new ProcessHandle(ProcessInfo.IdBehind(descriptor), descriptor),
            Errno.NoSuchOption => OfPeerById(PeerCredentials.Read(socket)),
            Errno.NoProcess or Errno.Invalid or Errno.NoData => null,
            _ => throw new LinuxException(error, "the process at the other end cannot be watched"),
        };
    }

    /// <summary>Whether the process has ended (it may still be a zombie).</summary>
    public bool HasEnded() => Wait(0);

    /// <summary>Waits for the end, at most so long (-1: without bound); whether it has ended.</summary>
    public bool Wait(int milliseconds) =>
        Use(
            descriptor =>
            {
                PollEntry entry = new() { Descriptor = descriptor, Wanted = 1 };
                while (true)
                {
                    var ready = Libc.Poll(&entry, 1, milliseconds);
                    if (ready >= 0)
                    {
                        return ready > 0;
                    }

                    if (Marshal.GetLastPInvokeError() != Errno.Interrupted)
                    {
                        throw LinuxException.Last($"process {ProcessId} cannot be waited for");
                    }
                }
            },
            whereClosed: true
        );

    /// <summary>Sends it a signal; <see langword="false"/> where it is gone or may not be signalled.</summary>
    public bool TrySignal(int signal) =>
        Use(descriptor => Libc.SystemCall(Libc.SysPidfdSendSignal, descriptor, signal, 0, 0, 0) == 0, whereClosed: false);

    /// <summary>What the kernel says of the process; <see langword="null"/> where it has ended or cannot be seen.</summary>
    public ProcessInfo? Facts()
    {
        var facts = ProcessId > 0 ? ProcessInfo.Read(ProcessId) : null;
        // It was this one that was read of if it still lives after the reading.
        return facts is null || HasEnded() ? null : facts;
    }

    /// <summary>Gives the descriptor to a call that lasts no longer than this one.</summary>
    internal T Use<T>(Func<int, T> call, T whereClosed)
    {
        var held = false;
        try
        {
            _descriptor.DangerousAddRef(ref held);
            return call((int)_descriptor.DangerousGetHandle());
        }
        catch (ObjectDisposedException)
        {
            // Whoever closed it has no more to do with the process.
            return whereClosed;
        }
        finally
        {
            if (held)
            {
                _descriptor.DangerousRelease();
            }
        }
    }

    /// <inheritdoc />
    public void Dispose() => _descriptor.Dispose();

    internal static ProcessHandle? OfPeerById(PeerCredentials peer)
    {
        if (peer.ProcessId <= 0 || Open(peer.ProcessId) is not { } handle)
        {
            return null;
        }

        // Another process that has the id by now is the same user's at worst: nothing can be done to it that this user may not do.
        if (handle.Facts() is { } facts && facts.EffectiveUser == peer.UserId && facts.RealUser == peer.UserId)
        {
            return handle;
        }

        handle.Dispose();
        return null;
    }
}
