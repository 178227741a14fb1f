using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using Weir.Linux.Interop;

namespace Weir.Linux;

/// <summary>What the kernel says of a file: its kind and mode, its owner, how many names it has, and which one it is.</summary>
/// <param name="Mode">Kind and permission bits, as the kernel has them.</param>
/// <param name="Links">How many names it has.</param>
/// <param name="UserId">Its owner.</param>
/// <param name="GroupId">Its group.</param>
/// <param name="Size">Its bytes.</param>
/// <param name="Device">The file system it is on.</param>
/// <param name="Inode">Its number there.</param>
public readonly record struct FileStatus(uint Mode, uint Links, uint UserId, uint GroupId, long Size, ulong Device, ulong Inode)
{
    private const int StructureSize = 256,
        LinksAt = 16,
        UserAt = 20,
        GroupAt = 24,
        ModeAt = 28,
        InodeAt = 32,
        SizeAt = 40,
        MajorAt = 136,
        MinorAt = 140;
    private const int NoFollow = 0x100,
        OfDescriptor = 0x1000,
        Followed = 0,
        CurrentFolder = -100;
    private const uint Basic = 0x7FF,
        TypeLink = 0xA000,
        TypeFolder = 0x4000,
        TypeSocket = 0xC000,
        PermissionBits = 0xFFF;

    /// <summary>Whether it is a regular file.</summary>
    public bool IsRegular => (Mode & Libc.TypeMask) == Libc.TypeRegular;

    /// <summary>Whether it is a symbolic link.</summary>
    public bool IsLink => (Mode & Libc.TypeMask) == TypeLink;

    /// <summary>Whether it is a folder.</summary>
    public bool IsFolder => (Mode & Libc.TypeMask) == TypeFolder;

    /// <summary>Whether it is a Unix socket.</summary>
    public bool IsSocket => (Mode & Libc.TypeMask) == TypeSocket;

    /// <summary>The permission bits, with set-user, set-group and sticky.</summary>
    public uint Permissions => Mode & PermissionBits;

    /// <summary>Whether both are the same file, whatever its names are.</summary>
    public bool IsSameFile(FileStatus other) => (Device, Inode) == (other.Device, other.Inode);

    /// <summary>Of an open file.</summary>
    /// <exception cref="LinuxException">The system refused.</exception>
    public static unsafe FileStatus Read(SafeFileHandle file)
    {
        ArgumentNullException.ThrowIfNull(file);
        byte nothing = 0;
        return Read((int)file.DangerousGetHandle(), &nothing, OfDescriptor)
            ?? throw LinuxException.Last("an open file cannot be looked at");
    }

    /// <summary>Of what a path leads to; <see langword="null"/> where it leads to nothing that can be looked at.</summary>
    public static unsafe FileStatus? At(string path)
    {
        fixed (byte* text = NativePath.Encode(path))
        {
            return Read(CurrentFolder, text, Followed);
        }
    }

    /// <summary>Of a name in a folder, of a symbolic link itself; <see langword="null"/> where there is none.</summary>
    /// <exception cref="LinuxException">The system refused.</exception>
    public static unsafe FileStatus? Read(FolderHandle folder, string name)
    {
        ArgumentNullException.ThrowIfNull(folder);
        fixed (byte* text = NativePath.Encode(name))
        {
            return Read(folder.Descriptor, text, NoFollow)
                ?? (Marshal.GetLastPInvokeError() == Errno.NoEntry ? null : throw LinuxException.Last($"{name} cannot be looked at"));
        }
    }

    private static unsafe FileStatus? Read(int folder, byte* name, int flags)
    {
        Span<byte> facts = stackalloc byte[StructureSize];
        fixed (byte* start = facts)
        {
            if (Libc.FileFacts(folder, name, flags, Basic, start) != 0)
            {
                return null;
            }
        }

        return new FileStatus(
            BinaryPrimitives.ReadUInt16LittleEndian(facts[ModeAt..]),
            Whole(facts, LinksAt),
            Whole(facts, UserAt),
            Whole(facts, GroupAt),
            BinaryPrimitives.ReadInt64LittleEndian(facts[SizeAt..]),
            ((ulong)Whole(facts, MajorAt) << 32) | Whole(facts, MinorAt),
            BinaryPrimitives.ReadUInt64LittleEndian(facts[InodeAt..])
        );
    }

    private static uint Whole(ReadOnlySpan<byte> facts, int at) => BinaryPrimitives.ReadUInt32LittleEndian(facts[at..]);
}
