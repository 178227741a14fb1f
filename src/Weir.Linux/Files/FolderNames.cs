using System.Runtime.InteropServices;
using Weir.Linux.Interop;

namespace Weir.Linux;

/// <summary>
/// The names in an open folder, so many at a time as fit into one answer of the system: a folder of any size is walked in little
/// memory. Names are bytes; each ends without a zero byte.
/// </summary>
public sealed unsafe class FolderNames
{
    private const int BufferSize = 32 * 1024,
        LengthAt = 16,
        TypeAt = 18,
        NameAt = 19;
    private const byte TypeUnknown = 0,
        TypeFolder = 4;

    private readonly FolderHandle _folder;
    private readonly byte[] _buffer = new byte[BufferSize];

    internal FolderNames(FolderHandle folder)
    {
        _folder = folder;
        Rewind();
    }

    /// <summary>Begins again.</summary>
    public void Rewind() => _ = Libc.Seek(_folder.Descriptor, 0, 0);

    /// <summary>The next names, each with whether it was a folder or may have been; <see langword="null"/> at the end.</summary>
    /// <exception cref="LinuxException">The system refused.</exception>
    public IReadOnlyList<(byte[] Name, bool MayBeFolder)>? Next()
    {
        List<(byte[], bool)> found = [];
        while (found.Count == 0)
        {
            fixed (byte* entries = _buffer)
            {
                var length = LinuxException.Check(
                    (int)Libc.FolderEntries(_folder.Descriptor, entries, BufferSize),
                    "the names in a folder cannot be listed"
                );
                if (length == 0)
                {
                    return null;
                }

                for (var at = 0; at < length; at += *(ushort*)(entries + at + LengthAt))
                {
                    var name = MemoryMarshal.CreateReadOnlySpanFromNullTerminated(entries + at + NameAt);
                    if (!name.SequenceEqual("."u8) && !name.SequenceEqual(".."u8))
                    {
                        found.Add((name.ToArray(), entries[at + TypeAt] is TypeFolder or TypeUnknown));
                    }
                }
            }
        }

        return found;
    }
}
