using System.Runtime.InteropServices;

namespace Weir.Linux.Interop;

/// <summary>
/// What a forked child calls before it becomes its program: bare system calls that neither touch the runtime (whose other
/// threads are gone) nor the C library's idea of its threads.
/// </summary>
internal static unsafe partial class Libc
{
    internal const nint SysWrite = 1,
        SysClose = 3,
        SysSeek = 8,
        SysSignalAction = 13,
        SysSignalMask = 14,
        SysDuplicate2 = 33,
        SysExecute = 59,
        SysExit = 231;
    internal const nint SysOpen = 2,
        SysUmask = 95,
        SysChangeFolder = 80,
        SysNewSession = 112,
        SysSetGroups = 116,
        SysSetUser = 117,
        SysSetGroup = 119;
    internal const nint SysControl = 72,
        SysLimit = 302,
        SysCloseRange = 436,
        SysProcessControl = 157;

    [LibraryImport("libc", EntryPoint = "syscall")]
    [SuppressGCTransition]
    internal static partial nint Bare(nint number, nint a, nint b, nint c, nint d, nint e);

    [LibraryImport("libc", EntryPoint = "fork")]
    [SuppressGCTransition]
    internal static partial int Fork();
}
