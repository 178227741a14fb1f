using System.Buffers.Binary;
using Weir.Linux.Interop;

namespace Weir.Linux;

/// <summary>What the system says of an open folder.</summary>
/// <param name="Owner">The user it belongs to.</param>
/// <param name="Group">Its group.</param>
/// <param name="Mode">Its permission bits.</param>
/// <param name="Mount">Which mount it lies in; the device where the system does not number its mounts.</param>
/// <param name="ModifiedAt">When a name in it was last made or removed.</param>
public readonly record struct FolderStatus(uint Owner, uint Group, uint Mode, ulong Mount, DateTimeOffset ModifiedAt)
{
    private const int Size = 256,
        OwnerAt = 20,
        GroupAt = 24,
        ModeAt = 28,
        ModifiedSecondsAt = 112,
        DeviceAt = 136,
        MountAt = 144;
    private const int OfDescriptor = 0x1000,
        NoFollow = 0x100;
    private const uint Basic = 0x7FF,
        MountWanted = 0x1000,
        PermissionBits = 0xFFF;

    internal static unsafe FolderStatus Read(int descriptor)
    {
        Span<byte> facts = stackalloc byte[Size];
        byte nothing = 0;
        fixed (byte* start = facts)
        {
            LinuxException.Check(
                Libc.FileFacts(descriptor, &nothing, OfDescriptor, Basic | MountWanted, start),
                "a folder cannot be looked at"
            );
        }

        var known = BinaryPrimitives.ReadUInt32LittleEndian(facts);
        return new FolderStatus(
            BinaryPrimitives.ReadUInt32LittleEndian(facts[OwnerAt..]),
            BinaryPrimitives.ReadUInt32LittleEndian(facts[GroupAt..]),
            BinaryPrimitives.ReadUInt16LittleEndian(facts[ModeAt..]) & PermissionBits,
            BinaryPrimitives.ReadUInt64LittleEndian(facts[((known & MountWanted) != 0 ? MountAt : DeviceAt)..]),
            DateTimeOffset.FromUnixTimeSeconds(BinaryPrimitives.ReadInt64LittleEndian(facts[ModifiedSecondsAt..]))
        );
    }

    internal static unsafe bool Exists(int folder, string name)
    {
        Span<byte> facts = stackalloc byte[Size];
        fixed (byte* start = facts)
        fixed (byte* text = NativePath.Encode(name))
        {
            return Libc.FileFacts(folder, text, NoFollow, 0, start) == 0;
        }
    }
}
