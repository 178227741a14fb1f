using System.Buffers.Binary;
using Weir.Linux.Interop;

namespace Weir.Linux;

/// <summary>How much room a file system has.</summary>
/// <param name="Free">Bytes that anybody may use.</param>
/// <param name="Whole">Bytes in all.</param>
public readonly record struct FreeSpace(long Free, long Whole)
{
    private const int FactsSize = 256,
        UnitAt = 8,
        WholeAt = 16,
        FreeAt = 32;

    /// <summary>The file system that a path lies on.</summary>
    /// <exception cref="LinuxException">It cannot be asked.</exception>
    public static unsafe FreeSpace Read(string path)
    {
        Span<byte> facts = stackalloc byte[FactsSize];
        fixed (byte* name = NativePath.Encode(path))
        fixed (byte* start = facts)
        {
            LinuxException.Check(Libc.FileSystemFacts(name, start), $"the file system of {path} cannot be asked");
        }

        var unit = BinaryPrimitives.ReadInt64LittleEndian(facts[UnitAt..]);
        return new FreeSpace(
            unit * BinaryPrimitives.ReadInt64LittleEndian(facts[FreeAt..]),
            unit * BinaryPrimitives.ReadInt64LittleEndian(facts[WholeAt..])
        );
    }
}
