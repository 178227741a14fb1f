using System.Buffers.Text;
using System.Runtime.InteropServices;
using Weir.Linux.Interop;

namespace Weir.Linux;

/// <summary>Whole reads and writes on bare descriptors.</summary>
public static unsafe class Descriptors
{
    /// <summary>Writes all the bytes, however many calls it takes.</summary>
    /// <exception cref="LinuxException">The system refused; part may have been written.</exception>
    public static void WriteAll(int descriptor, ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            nint written;
            fixed (byte* start = bytes)
            {
                written = Libc.Write(descriptor, start, bytes.Length);
            }

            if (written >= 0)
            {
                bytes = bytes[(int)written..];
            }
            else if (Marshal.GetLastPInvokeError() != Errno.Interrupted)
            {
                throw LinuxException.Last("bytes cannot be written");
            }
        }
    }

    /// <summary>Puts a file that is only in memory in a descriptor's place; it stands at its begin.</summary>
    /// <exception cref="LinuxException">The system refused; the descriptor is as it was.</exception>
    public static void Replace(int descriptor, ReadOnlySpan<byte> bytes)
    {
        using var memory = new MemoryFile("input", bytes);
        TrySeek(memory.Descriptor, 0);
        LinuxException.Check(Libc.DuplicateTo(memory.Descriptor, descriptor), "a descriptor cannot be replaced");
    }

    /// <summary>Reads from where the descriptor stands to the end.</summary>
    /// <exception cref="LinuxException">The system refused, or there is more than <paramref name="most"/>.</exception>
    public static byte[] ReadAll(int descriptor, int most = int.MaxValue)
    {
        var buffer = new byte[4096];
        var length = 0;
        while (true)
        {
            if (length == buffer.Length)
            {
                Array.Resize(ref buffer, buffer.Length * 2);
            }

            var count = Read(descriptor, buffer.AsSpan(length));
            if (count == 0)
            {
                return buffer[..length];
            }

            length += count;
            if (length > most)
            {
                throw new LinuxException(27, $"more than {most} bytes");
            }
        }
    }

    /// <summary>One read; 0 at the end.</summary>
    /// <exception cref="LinuxException">The system refused.</exception>
    public static int Read(int descriptor, Span<byte> buffer)
    {
        while (true)
        {
            nint count;
            fixed (byte* start = buffer)
            {
                count = Libc.Read(descriptor, start, buffer.Length);
            }

            if (count >= 0)
            {
                return (int)count;
            }

            if (Marshal.GetLastPInvokeError() != Errno.Interrupted)
            {
                throw LinuxException.Last("bytes cannot be read");
            }
        }
    }

    /// <summary>The numbers that are open descriptors of this process.</summary>
    internal static List<int> Open()
    {
        const int Size = 4096,
            LengthAt = 16,
            NameAt = 19;
        List<int> found = [];
        var entries = stackalloc byte[Size];
        int folder;
        fixed (byte* path = "/proc/self/fd\0"u8)
        {
            folder = LinuxException.Check(
                Libc.Open(path, Libc.OReadOnly | Libc.ODirectory | Libc.OCloseOnExec, 0),
                "the open descriptors cannot be listed"
            );
        }

        try
        {
            while (
                LinuxException.Check((int)Libc.FolderEntries(folder, entries, Size), "the open descriptors cannot be listed")
                    is > 0
                        and var length
            )
            {
                for (var at = 0; at < length; at += *(ushort*)(entries + at + LengthAt))
                {
                    if (
                        Utf8Parser.TryParse(
                            MemoryMarshal.CreateReadOnlySpanFromNullTerminated(entries + at + NameAt),
                            out int number,
                            out _
                        )
                        && number != folder
                    )
                    {
                        found.Add(number);
                    }
                }
            }

            return found;
        }
        finally
        {
            Close(folder);
        }
    }

    /// <summary>Another descriptor of the same opening, closed on exec.</summary>
    public static int Duplicate(int descriptor)
    {
        const int DuplicateClosedOnExec = 1030,
            First = 3;
        return LinuxException.Check(Libc.Control(descriptor, DuplicateClosedOnExec, First), "a descriptor cannot be duplicated");
    }

    /// <summary>How long the open file is.</summary>
    public static long SizeOf(int descriptor)
    {
        const int FactsSize = 256,
            OfDescriptor = 0x1000,
            SizeAt = 40;
        const uint SizeWanted = 0x200;
        Span<byte> facts = stackalloc byte[FactsSize];
        byte nothing = 0;
        fixed (byte* start = facts)
        {
            LinuxException.Check(Libc.FileFacts(descriptor, &nothing, OfDescriptor, SizeWanted, start), "a file cannot be looked at");
        }

        return BitConverter.ToInt64(facts[SizeAt..]);
    }

    /// <summary>Closes a descriptor.</summary>
    public static void Close(int descriptor) => _ = Libc.Close(descriptor);

    /// <summary>Where the descriptor stands in its file, or -1 where it is not a file.</summary>
    public static long Position(int descriptor) => Libc.Seek(descriptor, 0, 1);

    /// <summary>Puts the descriptor, and all that share it, at a place of its file.</summary>
    public static bool TrySeek(int descriptor, long position) => Libc.Seek(descriptor, position, 0) >= 0;

    /// <summary>Cuts a file off behind its first bytes.</summary>
    /// <exception cref="LinuxException">The system refused.</exception>
    public static void Shorten(int descriptor, long length) =>
        LinuxException.Check(Libc.Truncate(descriptor, length), "a file cannot be shortened");

    /// <summary>Whether the number is an open descriptor.</summary>
    public static bool IsOpen(int descriptor) => Libc.Control(descriptor, Libc.FGetDescriptorFlags, 0) >= 0;
}
