using System.Buffers.Binary;
using Weir.Linux.Interop;

namespace Weir.Linux;

/// <summary>Whose a file is.</summary>
public static unsafe class FileOwner
{
    private const int Size = 256, UserAt = 20, CurrentFolder = -100, NoFollow = 0x100, OfDescriptor = 0x1000;
    private const uint UserWanted = 8;

    /// <summary>The user that a path belongs to (a link itself, not what it points to), or <see langword="null"/> where there is none.</summary>
    public static uint? Of(ReadOnlySpan<byte> path)
    {
        fixed (byte* name = NativePath.Of(path))
        {
            return Read(CurrentFolder, name, NoFollow);
        }
    }

    /// <summary>The user that an open file belongs to.</summary>
    public static uint? Of(int descriptor)
    {
        byte nothing = 0;
        return Read(descriptor, &nothing, OfDescriptor);
    }

    private static uint? Read(int folder, byte* name, int flags)
    {
        Span<byte> facts = stackalloc byte[Size];
        fixed (byte* start = facts)
        {
            return Libc.FileFacts(folder, name, flags, UserWanted, start) == 0 ? BinaryPrimitives.ReadUInt32LittleEndian(facts[UserAt..]) : null;
        }
    }
}
