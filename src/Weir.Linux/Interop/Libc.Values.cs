using System.Runtime.InteropServices;

namespace Weir.Linux.Interop;

/// <summary>The C library's functions on small files that several processes change in place.</summary>
internal static unsafe partial class Libc
{
    internal const int FGetOpenLock = 36,
        FSetOpenLock = 37,
        TypeMask = 0xF000,
        TypeRegular = 0x8000;
    internal const short LockRead = 0,
        LockWrite = 1,
        LockNone = 2;

    [LibraryImport("libc", SetLastError = true, EntryPoint = "pread")]
    internal static partial nint ReadAt(int descriptor, byte* buffer, nint count, long offset);

    [LibraryImport("libc", SetLastError = true, EntryPoint = "pwrite")]
    internal static partial nint WriteAt(int descriptor, byte* buffer, nint count, long offset);

    [LibraryImport("libc", SetLastError = true, EntryPoint = "fcntl")]
    internal static partial int ControlLock(int descriptor, int command, RangeLock* range);

    [LibraryImport("libc", EntryPoint = "sched_yield")]
    internal static partial int YieldProcessor();

    [LibraryImport("libc", SetLastError = true, EntryPoint = "mkdirat")]
    internal static partial int CreateFolderAt(int folder, byte* path, uint mode);
}
