using Weir.Linux.Interop;

namespace Weir.Linux;

/// <summary>This process' arguments, environment and folder as the bytes they are, UTF-8 or not.</summary>
public static unsafe class ProcessBytes
{
    /// <summary>The arguments, the program's name first.</summary>
    public static List<byte[]> Arguments() => Split(ReadFile("/proc/self/cmdline"));

    /// <summary>The environment as it was given to this process, entries <c>NAME=value</c>.</summary>
    public static List<byte[]> Environment() => Split(ReadFile("/proc/self/environ"));

    /// <summary>The path of this process' program, whatever it was called by; <c>weir</c> where the system does not say.</summary>
    public static byte[] Program()
    {
        const int Most = 4096;
        var path = stackalloc byte[Most];
        fixed (byte* link = "/proc/self/exe\0"u8)
        {
            var length = Libc.ReadLink(link, path, Most);
            return length is > 0 and < Most ? new ReadOnlySpan<byte>(path, (int)length).ToArray() : "weir"u8.ToArray();
        }
    }

    /// <summary>The working directory, or <see langword="null"/> where it is gone.</summary>
    public static byte[]? CurrentFolder()
    {
        const int Most = 4096 * 4;
        var buffer = new byte[Most];
        fixed (byte* start = buffer)
        {
            // The kernel answers "(unreachable)…" for a folder outside the root.
            return Libc.CurrentFolder(start, Most) != null && buffer[0] == (byte)'/' ? buffer[..Array.IndexOf(buffer, (byte)0)] : null;
        }
    }

    /// <summary>The file mode creation mask.</summary>
    public static int Umask()
    {
        var mask = Libc.Umask(0x3F);
        _ = Libc.Umask(mask);
        return (int)mask;
    }

    /// <summary>The value of a variable in a list of entries, or <see langword="null"/>.</summary>
    public static byte[]? ValueOf(IReadOnlyList<byte[]> environment, ReadOnlySpan<byte> name)
    {
        foreach (var entry in environment)
        {
            if (entry.Length > name.Length && entry[name.Length] == (byte)'=' && entry.AsSpan(0, name.Length).SequenceEqual(name))
            {
                return entry[(name.Length + 1)..];
            }
        }

        return null;
    }

    /// <summary>Reads a whole file by bare system calls; empty where it cannot be read.</summary>
    public static byte[] ReadFile(string path) => TryReadFile(path) ?? [];

    /// <summary>Reads a whole file by bare system calls; <see langword="null"/> where it cannot be read.</summary>
    public static byte[]? TryReadFile(string path)
    {
        fixed (byte* name = NativePath.Encode(path))
        {
            return Read(Libc.Open(name, Libc.OReadOnly | Libc.OCloseOnExec, 0), null);
        }
    }

    /// <summary>
    /// Reads a whole file that root or this process' user owns; empty where it cannot be read, is another user's or a link. The
    /// owner is that of the file that is read, whatever happens to its name meanwhile.
    /// </summary>
    public static byte[] ReadTrusted(ReadOnlySpan<byte> path)
    {
        fixed (byte* name = NativePath.Encode(path))
        {
            return Read(Libc.Open(name, Libc.OReadOnly | Libc.OCloseOnExec | Libc.ONoFollow | Libc.ONonBlock, 0), Libc.EffectiveUser())
                ?? [];
        }
    }

    private static byte[]? Read(int descriptor, uint? trusted)
    {
        if (descriptor < 0)
        {
            return null;
        }

        try
        {
            return trusted is { } user && !(FileOwner.Read(descriptor) is { } owner && (owner == 0 || owner == user))
                ? null
                : Descriptors.ReadAll(descriptor);
        }
        catch (LinuxException)
        {
            // A folder can be opened but not read.
            return null;
        }
        finally
        {
            Descriptors.Close(descriptor);
        }
    }

    private static List<byte[]> Split(ReadOnlySpan<byte> block)
    {
        List<byte[]> parts = [];
        while (!block.IsEmpty)
        {
            var end = block.IndexOf((byte)0);
            parts.Add((end < 0 ? block : block[..end]).ToArray());
            block = end < 0 ? default : block[(end + 1)..];
        }

        return parts;
    }
}
