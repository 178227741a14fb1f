using System.Runtime.InteropServices;

namespace Weir.Linux.Interop;

/// <summary>The C library's functions for hearing of processes as they start and end.</summary>
internal static unsafe partial class Libc
{
    internal const int FamilyNetlink = 16,
        ProtocolConnector = 11,
        OptionReceiveBufferForce = 33,
        ScheduleFirstInFirstOut = 1,
        ScheduleResetOnFork = 0x40000000;

    [LibraryImport("libc", SetLastError = true, EntryPoint = "bind")]
    internal static partial int BindNetlink(int descriptor, NetlinkAddress* address, uint length);

    [LibraryImport("libc", SetLastError = true, EntryPoint = "getsockname")]
    internal static partial int OwnNetlinkAddress(int descriptor, NetlinkAddress* address, uint* length);

    [LibraryImport("libc", SetLastError = true, EntryPoint = "sendto")]
    internal static partial nint SendToNetlink(int descriptor, byte* buffer, nint count, int flags, NetlinkAddress* to, uint length);

    [LibraryImport("libc", SetLastError = true, EntryPoint = "recv")]
    internal static partial nint Receive(int descriptor, byte* buffer, nint count, int flags);

    [LibraryImport("libc", SetLastError = true, EntryPoint = "sched_setscheduler")]
    internal static partial int SetSchedule(int thread, int policy, int* priority);

    [LibraryImport("libc", SetLastError = true, EntryPoint = "sched_getaffinity")]
    internal static partial int ProcessorsOf(int thread, nint size, byte* processors);

    [LibraryImport("libc", SetLastError = true, EntryPoint = "sched_setaffinity")]
    internal static partial int SetProcessors(int thread, nint size, byte* processors);
}
