using System.Buffers.Binary;
using Weir.Linux.Interop;

namespace Weir.Linux;

/// <summary>Whose a file is.</summary>
public static unsafe class FileOwner
{
    private const int Size = 256,
        LinksAt = 16,
        UserAt = 20,
        ModeAt = 28,
        CurrentFolder = -100,
        NoFollow = 0x100,
        OfDescriptor = 0x1000;
    private const uint ModeWanted = 3,
        LinksWanted = 4,
        UserWanted = 8;

    /// <summary>
    /// The user that a path belongs to (a link itself, not what it points to), or <see langword="null"/> where there is none.
    /// </summary>
    public static uint? Read(ReadOnlySpan<byte> path)
    {
        fixed (byte* name = NativePath.Encode(path))
        {
            return Read(CurrentFolder, name, NoFollow, UserWanted, UserAt);
        }
    }

    /// <summary>The user that an open file belongs to.</summary>
    public static uint? Read(int descriptor)
    {
        byte nothing = 0;
        return Read(descriptor, &nothing, OfDescriptor, UserWanted, UserAt);
    }

    /// <summary>How many names a file has; 0 where there is none of this name. A symbolic link is not followed.</summary>
    public static uint LinksOf(ReadOnlySpan<byte> path)
    {
        fixed (byte* name = NativePath.Encode(path))
        {
            return Read(CurrentFolder, name, NoFollow, LinksWanted, LinksAt) ?? 0;
        }
    }

    /// <summary>Whether an open file is a plain one, this user's, and has one name only.</summary>
    internal static bool IsOwnAlone(int descriptor)
    {
        byte nothing = 0;
        return Read(descriptor, &nothing, OfDescriptor, ModeWanted, ModeAt) is { } mode
            && (mode & Libc.TypeMask) == Libc.TypeRegular
            && Read(descriptor, &nothing, OfDescriptor, UserWanted, UserAt) == Libc.EffectiveUser()
            && Read(descriptor, &nothing, OfDescriptor, LinksWanted, LinksAt) == 1;
    }

    /// <summary>Whether nobody but root and this user may write to a path. To a symbolic link everybody may.</summary>
    internal static bool IsWrittenBy(ReadOnlySpan<byte> path, uint user)
    {
        fixed (byte* name = NativePath.Encode(path))
        {
            return IsWrittenBy(CurrentFolder, name, NoFollow, user);
        }
    }

    /// <summary>Whether nobody but root and this user may write to an open file.</summary>
    internal static bool IsWrittenBy(int descriptor, uint user)
    {
        byte nothing = 0;
        return IsWrittenBy(descriptor, &nothing, OfDescriptor, user);
    }

    private static bool IsWrittenBy(int folder, byte* name, int flags, uint user)
    {
        const uint WrittenByOthers = 0x12;
        return Read(folder, name, flags, UserWanted, UserAt) is { } owner
            && (owner == 0 || owner == user)
            && Read(folder, name, flags, ModeWanted, ModeAt) is { } mode
            && (mode & WrittenByOthers) == 0;
    }

    private static uint? Read(int folder, byte* name, int flags, uint wanted, int at)
    {
        Span<byte> facts = stackalloc byte[Size];
        fixed (byte* start = facts)
        {
            return Libc.FileFacts(folder, name, flags, wanted, start) == 0 ? BinaryPrimitives.ReadUInt32LittleEndian(facts[at..]) : null;
        }
    }
}
