using System.Buffers.Binary;
using Weir.Linux.Interop;

namespace Weir.Linux;

/// <summary>Whose a file is.</summary>
public static unsafe class FileOwner
{
    /// <summary>The user that a path belongs to (a link itself, not what it points to), or <see langword="null"/> where there is none.</summary>
    public static uint? Of(ReadOnlySpan<byte> path)
    {
        const int Size = 256, UserAt = 20, CurrentFolder = -100, NoFollow = 0x100;
        const uint UserWanted = 8;
        Span<byte> facts = stackalloc byte[Size];
        fixed (byte* name = NativePath.Of(path))
        fixed (byte* start = facts)
        {
            return Libc.FileFacts(CurrentFolder, name, NoFollow, UserWanted, start) == 0 ? BinaryPrimitives.ReadUInt32LittleEndian(facts[UserAt..]) : null;
        }
    }
}
