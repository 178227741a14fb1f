using System.Runtime.InteropServices;
using Weir.Linux.Interop;

namespace Weir.Linux;

/// <summary>A descriptor that stands for one process, whatever becomes of its id (<c>pidfd</c>).</summary>
public sealed unsafe class ProcessHandle : IDisposable
{
    private ProcessHandle(int processId, int descriptor)
    {
        ProcessId = processId;
        Descriptor = descriptor;
    }

    /// <summary>The id it was opened by.</summary>
    public int ProcessId { get; }

    internal int Descriptor { get; private set; }

    /// <summary>Opens a process, or <see langword="null"/> where there is none of that id.</summary>
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

    /// <summary>Whether the process has ended (it may still be a zombie).</summary>
    public bool HasEnded() => Wait(0);

    /// <summary>Waits for the end, at most so long (-1: without bound); whether it has ended.</summary>
    public bool Wait(int milliseconds)
    {
        PollEntry entry = new() { Descriptor = Descriptor, Wanted = 1 };
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
    }

    /// <summary>Sends it a signal; <see langword="false"/> where it is gone or may not be signalled.</summary>
    public bool TrySignal(int signal) => Libc.SystemCall(Libc.SysPidfdSendSignal, Descriptor, signal, 0, 0, 0) == 0;

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
