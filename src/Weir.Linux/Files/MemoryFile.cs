using Weir.Linux.Interop;

namespace Weir.Linux;

/// <summary>A file in memory only, to hand bytes to a child by descriptor.</summary>
public sealed unsafe class MemoryFile : IDisposable
{
    /// <summary>Makes one that holds these bytes, positioned at its beginning.</summary>
    public MemoryFile(string name, ReadOnlySpan<byte> bytes)
    {
        fixed (byte* text = NativePath.Encode(name))
        {
            Descriptor = LinuxException.Check(Libc.MemoryFile(text, 1), "no file in memory can be made");
        }

        Descriptors.WriteAll(Descriptor, bytes);
        _ = Libc.Seek(Descriptor, 0, 0);
    }

    /// <summary>Its descriptor, closed on exec; <see cref="Spawner"/> hands it over.</summary>
    public int Descriptor { get; private set; }

    /// <inheritdoc />
    public void Dispose()
    {
        if (Descriptor >= 0)
        {
            _ = Libc.Close(Descriptor);
            Descriptor = -1;
        }
    }
}
