using System.Runtime.InteropServices;
using Weir.Linux.Interop;

namespace Weir.Linux;

/// <summary>Waits for one child.</summary>
public static unsafe class ChildWait
{
    /// <summary>Blocks until the child has ended.</summary>
    public static ChildChange ForEnd(int processId) =>
        Next(processId, 0) ?? throw new LinuxException(Errno.NoChild, $"process {processId} cannot be waited for");

    /// <summary>The child's end or stop, or <see langword="null"/> where nothing happened to it.</summary>
    public static ChildChange? Poll(int processId) => Next(processId, Libc.WaitNoHang | Libc.WaitUntraced);

    /// <summary>
    /// Takes the ends of all other children, which fell to this process as orphans; this one's stays for <see cref="Poll"/>.
    /// </summary>
    public static void ReapOrphans(int processId)
    {
        const int Size = 128,
            ProcessAt = 16;
        var found = stackalloc byte[Size];
        while (true)
        {
            *(int*)(found + ProcessAt) = 0;
            if (Libc.SystemCall(Libc.SysWaitId, Libc.AnyChild, 0, (nint)found, Libc.WaitExited | Libc.WaitNoHang | Libc.WaitLeave, 0) != 0)
            {
                return;
            }

            var ended = *(int*)(found + ProcessAt);
            if (ended == 0 || ended == processId)
            {
                return;
            }

            int status;
            _ = Libc.Wait(ended, &status, Libc.WaitNoHang, null);
        }
    }

    private static ChildChange? Next(int processId, int options)
    {
        int status;
        ResourceUse use;
        while (true)
        {
            var found = Libc.Wait(processId, &status, options, &use);
            if (found == processId)
            {
                const long Million = 1_000_000;
                var micro = ((use.UserSeconds + use.SystemSeconds) * Million) + use.UserMicroseconds + use.SystemMicroseconds;
                return new ChildChange(new ExitStatus(status), micro, use.PeakKibibytes);
            }

            if (found == 0)
            {
                return null;
            }

            if (Marshal.GetLastPInvokeError() != Errno.Interrupted)
            {
                throw LinuxException.Last($"process {processId} cannot be waited for");
            }
        }
    }
}
