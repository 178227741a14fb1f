using System.Runtime.InteropServices;

namespace Weir.Linux.Interop;

/// <summary>The C library's functions on processes, signals and limits.</summary>
internal static unsafe partial class Libc
{
    internal const nint SysClone3 = 435,
        SysPidfdOpen = 434,
        SysPidfdSendSignal = 424,
        SysWaitId = 247;
    internal const int WaitNoHang = 1,
        WaitUntraced = 2,
        WaitExited = 4,
        WaitLeave = 0x01000000,
        AnyChild = 0;
    internal const short SpawnSetSignalDefault = 0x04,
        SpawnSetSignalMask = 0x08,
        SpawnSetSession = 0x80;
    internal const int SignalBlock = 0,
        SignalUnblock = 1,
        SignalSetMask = 2;

    [LibraryImport("libc", SetLastError = true, EntryPoint = "syscall")]
    internal static partial nint SystemCall(nint number, nint a, nint b, nint c, nint d, nint e);

    [LibraryImport("libc", EntryPoint = "getpid")]
    internal static partial int ProcessId();

    [LibraryImport("libc", EntryPoint = "getppid")]
    internal static partial int ParentProcessId();

    [LibraryImport("libc", EntryPoint = "getpgrp")]
    internal static partial int ProcessGroup();

    [LibraryImport("libc", EntryPoint = "geteuid")]
    internal static partial uint EffectiveUser();

    [LibraryImport("libc", EntryPoint = "getuid")]
    internal static partial uint RealUser();

    [LibraryImport("libc", EntryPoint = "getgid")]
    internal static partial uint RealGroup();

    [LibraryImport("libc", SetLastError = true, EntryPoint = "getgroups")]
    internal static partial int Groups(int size, uint* groups);

    [LibraryImport("libc", SetLastError = true, EntryPoint = "getsid")]
    internal static partial int Session(int process);

    [LibraryImport("libc", SetLastError = true, EntryPoint = "setsid")]
    internal static partial int NewSession();

    [LibraryImport("libc", SetLastError = true, EntryPoint = "kill")]
    internal static partial int Kill(int process, int signal);

    [LibraryImport("libc", SetLastError = true, EntryPoint = "wait4")]
    internal static partial int Wait(int process, int* status, int options, ResourceUse* use);

    [LibraryImport("libc", SetLastError = true, EntryPoint = "execve")]
    internal static partial int Execute(byte* path, byte** arguments, byte** environment);

    [LibraryImport("libc", EntryPoint = "_exit")]
    internal static partial void ExitNow(int status);

    [LibraryImport("libc", EntryPoint = "posix_spawn")]
    internal static partial int Spawn(int* process, byte* path, void* actions, void* attributes, byte** arguments, byte** environment);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_init")]
    internal static partial int SpawnAttributesStart(void* attributes);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_destroy")]
    internal static partial int SpawnAttributesEnd(void* attributes);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_setflags")]
    internal static partial int SpawnAttributesFlags(void* attributes, short flags);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_setsigmask")]
    internal static partial int SpawnAttributesMask(void* attributes, SignalSet* mask);

    [LibraryImport("libc", EntryPoint = "posix_spawnattr_setsigdefault")]
    internal static partial int SpawnAttributesDefault(void* attributes, SignalSet* signals);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_init")]
    internal static partial int SpawnActionsStart(void* actions);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_destroy")]
    internal static partial int SpawnActionsEnd(void* actions);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_adddup2")]
    internal static partial int SpawnActionsDuplicate(void* actions, int from, int to);

    [LibraryImport("libc", EntryPoint = "posix_spawn_file_actions_addclosefrom_np")]
    internal static partial int SpawnActionsCloseFrom(void* actions, int from);

    [LibraryImport("libc", EntryPoint = "sigemptyset")]
    internal static partial int SignalSetEmpty(SignalSet* signals);

    [LibraryImport("libc", EntryPoint = "sigfillset")]
    internal static partial int SignalSetFill(SignalSet* signals);

    [LibraryImport("libc", SetLastError = true, EntryPoint = "sigaddset")]
    internal static partial int SignalSetAdd(SignalSet* signals, int signal);

    [LibraryImport("libc", EntryPoint = "pthread_sigmask")]
    internal static partial int SignalMask(int how, SignalSet* signals, SignalSet* before);

    [LibraryImport("libc", EntryPoint = "sigpending")]
    internal static partial int SignalsPending(SignalSet* signals);

    [LibraryImport("libc", SetLastError = true, EntryPoint = "signalfd")]
    internal static partial int SignalDescriptor(int descriptor, SignalSet* signals, int flags);

    [LibraryImport("libc", SetLastError = true, EntryPoint = "prlimit64")]
    internal static partial int Limit(int process, int resource, LimitPair* set, LimitPair* get);

    [LibraryImport("libc", SetLastError = true, EntryPoint = "epoll_create1")]
    internal static partial int EventPoll(int flags);

    [LibraryImport("libc", SetLastError = true, EntryPoint = "epoll_ctl")]
    internal static partial int EventPollControl(int poll, int operation, int descriptor, EpollEvent* what);

    [LibraryImport("libc", SetLastError = true, EntryPoint = "epoll_wait")]
    internal static partial int EventPollWait(int poll, EpollEvent* events, int most, int timeout);

    [LibraryImport("libc", SetLastError = true, EntryPoint = "eventfd")]
    internal static partial int EventDescriptor(uint start, int flags);

    [LibraryImport("libc", SetLastError = true, EntryPoint = "poll")]
    internal static partial int Poll(PollEntry* entries, nuint count, int timeout);

    [LibraryImport("libc", EntryPoint = "getspnam_r")]
    internal static partial int ShadowByName(byte* name, ShadowEntry* entry, byte* buffer, nuint size, ShadowEntry** found);
}
