using System.Runtime.InteropServices;

namespace Weir.Linux.Interop;

/// <summary>The C library's functions on files and descriptors.</summary>
internal static unsafe partial class Libc
{
    internal const int OReadOnly = 0,
        OWriteOnly = 1,
        OReadWrite = 2,
        OCreate = 0x40,
        OExclusive = 0x80,
        ONoControllingTerminal = 0x100;
    internal const int OTruncate = 0x200,
        OAppend = 0x400,
        ONonBlock = 0x800,
        ODirectory = 0x10000,
        ONoFollow = 0x20000,
        OCloseOnExec = 0x80000,
        OPath = 0x200000;
    internal const int RemoveFolderFlag = 0x200;
    internal const int FDuplicate = 1030,
        FGetDescriptorFlags = 1,
        FSetDescriptorFlags = 2,
        FGetStatusFlags = 3;

    [LibraryImport("libc", SetLastError = true, EntryPoint = "open")]
    internal static partial int Open(byte* path, int flags, uint mode);

    [LibraryImport("libc", SetLastError = true, EntryPoint = "openat")]
    internal static partial int OpenAt(int folder, byte* path, int flags, uint mode);

    [LibraryImport("libc", SetLastError = true, EntryPoint = "mkfifoat")]
    internal static partial int MakePipeAt(int folder, byte* path, uint mode);

    [LibraryImport("libc", SetLastError = true, EntryPoint = "close")]
    internal static partial int Close(int descriptor);

    [LibraryImport("libc", SetLastError = true, EntryPoint = "read")]
    internal static partial nint Read(int descriptor, byte* buffer, nint count);

    [LibraryImport("libc", SetLastError = true, EntryPoint = "write")]
    internal static partial nint Write(int descriptor, byte* buffer, nint count);

    [LibraryImport("libc", SetLastError = true, EntryPoint = "lseek")]
    internal static partial long Seek(int descriptor, long offset, int whence);

    [LibraryImport("libc", SetLastError = true, EntryPoint = "ftruncate")]
    internal static partial int Truncate(int descriptor, long length);

    [LibraryImport("libc", SetLastError = true, EntryPoint = "mmap")]
    internal static partial byte* Map(byte* address, nuint length, int protection, int flags, int descriptor, long offset);

    [LibraryImport("libc", SetLastError = true, EntryPoint = "munmap")]
    internal static partial int Unmap(byte* address, nuint length);

    [LibraryImport("libc", SetLastError = true, EntryPoint = "fsync")]
    internal static partial int Synchronize(int descriptor);

    [LibraryImport("libc", SetLastError = true, EntryPoint = "renameat")]
    internal static partial int RenameAt(int fromFolder, byte* from, int toFolder, byte* to);

    [LibraryImport("libc", SetLastError = true, EntryPoint = "renameat2")]
    internal static partial int RenameAtWith(int fromFolder, byte* from, int toFolder, byte* to, uint flags);

    [LibraryImport("libc", SetLastError = true, EntryPoint = "linkat")]
    internal static partial int LinkAt(int fromFolder, byte* from, int toFolder, byte* to, int flags);

    [LibraryImport("libc", SetLastError = true, EntryPoint = "unlinkat")]
    internal static partial int UnlinkAt(int folder, byte* path, int flags);

    [LibraryImport("libc", SetLastError = true, EntryPoint = "mkdir")]
    internal static partial int CreateFolder(byte* path, uint mode);

    [LibraryImport("libc", SetLastError = true, EntryPoint = "rmdir")]
    internal static partial int RemoveFolder(byte* path);

    [LibraryImport("libc", SetLastError = true, EntryPoint = "fchown")]
    internal static partial int ChangeOwner(int descriptor, uint user, uint group);

    [LibraryImport("libc", SetLastError = true, EntryPoint = "fchmod")]
    internal static partial int ChangeMode(int descriptor, uint mode);

    [LibraryImport("libc", SetLastError = true, EntryPoint = "chmod")]
    internal static partial int ChangeModeOf(byte* path, uint mode);

    [LibraryImport("libc", SetLastError = true, EntryPoint = "fcntl")]
    internal static partial int Control(int descriptor, int command, nint argument);

    [LibraryImport("libc", SetLastError = true, EntryPoint = "access")]
    internal static partial int Access(byte* path, int mode);

    [LibraryImport("libc", SetLastError = true, EntryPoint = "eaccess")]
    internal static partial int EffectiveAccess(byte* path, int mode);

    [LibraryImport("libc", SetLastError = true, EntryPoint = "memfd_create")]
    internal static partial int MemoryFile(byte* name, uint flags);

    [LibraryImport("libc", SetLastError = true, EntryPoint = "dup2")]
    internal static partial int DuplicateTo(int from, int to);

    [LibraryImport("libc", SetLastError = true, EntryPoint = "getcwd")]
    internal static partial byte* CurrentFolder(byte* buffer, nint size);

    [LibraryImport("libc", SetLastError = true, EntryPoint = "readlink")]
    internal static partial nint ReadLink(byte* path, byte* buffer, nint size);

    [LibraryImport("libc", SetLastError = true, EntryPoint = "readlinkat")]
    internal static partial nint ReadLinkAt(int folder, byte* path, byte* buffer, nint size);

    [LibraryImport("libc", SetLastError = true, EntryPoint = "symlinkat")]
    internal static partial int LinkAt(byte* text, int folder, byte* path);

    [LibraryImport("libc", SetLastError = true, EntryPoint = "getdents64")]
    internal static partial nint FolderEntries(int folder, byte* entries, nint size);

    [LibraryImport("libc", SetLastError = true, EntryPoint = "chdir")]
    internal static partial int ChangeFolder(byte* path);

    [LibraryImport("libc", EntryPoint = "umask")]
    internal static partial uint Umask(uint mask);

    [LibraryImport("libc", SetLastError = true, EntryPoint = "pipe2")]
    internal static partial int Pipe(int* ends, int flags);

    [LibraryImport("libc", SetLastError = true, EntryPoint = "isatty")]
    internal static partial int IsTerminal(int descriptor);

    [LibraryImport("libc", SetLastError = true, EntryPoint = "tcgetpgrp")]
    internal static partial int TerminalForeground(int descriptor);

    [LibraryImport("libc", SetLastError = true, EntryPoint = "tcgetsid")]
    internal static partial int TerminalSession(int descriptor);

    [LibraryImport("libc", SetLastError = true, EntryPoint = "statx")]
    internal static partial int FileFacts(int folder, byte* path, int flags, uint wanted, byte* facts);

    [LibraryImport("libc", SetLastError = true, EntryPoint = "inotify_init1")]
    internal static partial int InotifyStart(int flags);

    [LibraryImport("libc", SetLastError = true, EntryPoint = "inotify_add_watch")]
    internal static partial int InotifyAdd(int descriptor, byte* path, uint mask);

    [LibraryImport("libc", SetLastError = true, EntryPoint = "inotify_rm_watch")]
    internal static partial int InotifyRemove(int descriptor, int watch);

    [LibraryImport("libc", SetLastError = true, EntryPoint = "statvfs")]
    internal static partial int FileSystemFacts(byte* path, byte* facts);
}
