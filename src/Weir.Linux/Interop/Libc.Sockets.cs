using System.Runtime.InteropServices;

namespace Weir.Linux.Interop;

/// <summary>The C library's functions on sockets and accounts.</summary>
internal static unsafe partial class Libc
{
    internal const int FamilyUnix = 1,
        SocketStream = 1,
        SocketDatagram = 2,
        SocketCloseOnExec = 0x80000,
        SocketNonBlock = 0x800;
    internal const int LevelSocket = 1,
        OptionSendTimeout = 21,
        OptionPeerCredentials = 17,
        OptionPeerGroups = 59,
        OptionPeerProcess = 77,
        OptionPassCredentials = 16;
    internal const int MessageNoSignal = 0x4000,
        MessageDontWait = 0x40;

    [LibraryImport("libc", SetLastError = true, EntryPoint = "socket")]
    internal static partial int Socket(int family, int type, int protocol);

    [LibraryImport("libc", SetLastError = true, EntryPoint = "connect")]
    internal static partial int Connect(int descriptor, UnixAddress* address, uint length);

    [LibraryImport("libc", SetLastError = true, EntryPoint = "send")]
    internal static partial nint Send(int descriptor, byte* buffer, nint count, int flags);

    [LibraryImport("libc", SetLastError = true, EntryPoint = "sendto")]
    internal static partial nint SendTo(int descriptor, byte* buffer, nint count, int flags, UnixAddress* address, uint length);

    [LibraryImport("libc", SetLastError = true, EntryPoint = "recvmsg")]
    internal static partial nint ReceiveMessage(int descriptor, MessageHeader* message, int flags);

    [LibraryImport("libc", SetLastError = true, EntryPoint = "setsockopt")]
    internal static partial int SetOption(int descriptor, int level, int option, void* value, uint length);

    [LibraryImport("libc", SetLastError = true, EntryPoint = "getsockopt")]
    internal static partial int GetOption(int descriptor, int level, int option, void* value, uint* length);

    [LibraryImport("libc", EntryPoint = "getpwuid_r")]
    internal static partial int UserById(uint user, PasswordEntry* entry, byte* buffer, nint size, PasswordEntry** found);

    [LibraryImport("libc", EntryPoint = "getpwnam_r")]
    internal static partial int UserByName(byte* name, PasswordEntry* entry, byte* buffer, nint size, PasswordEntry** found);

    [LibraryImport("libc", EntryPoint = "getgrnam_r")]
    internal static partial int GroupByName(byte* name, GroupEntry* entry, byte* buffer, nint size, GroupEntry** found);

    [LibraryImport("libc", EntryPoint = "getgrgid_r")]
    internal static partial int GroupById(uint group, GroupEntry* entry, byte* buffer, nint size, GroupEntry** found);

    [LibraryImport("libc", EntryPoint = "getgrouplist")]
    internal static partial int GroupsOfUser(byte* user, uint group, uint* groups, int* count);

    [LibraryImport("libc", EntryPoint = "strerror_r")]
    internal static partial byte* ErrorText(int error, byte* buffer, nint size);
}
