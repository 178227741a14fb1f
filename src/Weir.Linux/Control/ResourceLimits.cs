using System.Globalization;
using System.Text;
using Weir.Linux.Interop;

namespace Weir.Linux;

/// <summary>Resource limits by the kernel's numbers, 0 to 15.</summary>
public static unsafe class ResourceLimits
{
    /// <summary>How many resources have limits.</summary>
    public const int Count = 16;

    /// <summary>The largest file that may be written.</summary>
    public const int FileSize = 1;

    /// <summary>The largest core file.</summary>
    public const int Core = 4;

    /// <summary>The most open descriptors.</summary>
    public const int OpenFiles = 7;

    /// <summary>No limit.</summary>
    public const ulong None = ulong.MaxValue;

    /// <summary>Soft and hard limit of this process.</summary>
    public static (ulong Soft, ulong Hard) Get(int resource)
    {
        LimitPair limit;
        LinuxException.Check(Libc.Limit(0, resource, null, &limit), $"resource limit {resource} cannot be read");
        return (limit.Soft, limit.Hard);
    }

    /// <summary>
    /// All limits of a process of that user as the kernel has them; <see langword="null"/> where there is no such process any more, its
    /// number is another user's now, or this one may not look.
    /// </summary>
    public static IReadOnlyList<(ulong Soft, ulong Hard)>? Read(int process, uint user)
    {
        // By its file: the call that asks for another user's needs a capability that root of a container has not.
        if (
            process <= 0
            || Read(ProcessBytes.ReadFile(string.Create(CultureInfo.InvariantCulture, $"/proc/{process}/limits"))) is not { } limits
        )
        {
            return null;
        }

        // Afterwards: had the number been another process's already, then one of the same user.
        return EffectiveUserOf(process) == user ? limits : null;
    }

    /// <summary>The kernel's list: a line of heads, then one for each resource in the order of their numbers, in columns.</summary>
    internal static IReadOnlyList<(ulong Soft, ulong Hard)>? Read(ReadOnlySpan<byte> text)
    {
        const int NameWidth = 25;
        var lines = Encoding.ASCII.GetString(text).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        if (lines.Length != Count + 1)
        {
            return null;
        }

        var limits = new (ulong, ulong)[Count];
        for (var resource = 0; resource < Count; resource++)
        {
            var line = lines[resource + 1];
            if (
                line.Length <= NameWidth
                || line[NameWidth..].Split(' ', StringSplitOptions.RemoveEmptyEntries) is not [var soft, var hard, ..]
                || !TryNumber(soft, out limits[resource].Item1)
                || !TryNumber(hard, out limits[resource].Item2)
            )
            {
                return null;
            }
        }

        return limits;
    }

    private static bool TryNumber(string text, out ulong limit)
    {
        limit = None;
        return text == "unlimited" || ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out limit);
    }

    /// <summary>Sets a limit of this process; <see langword="false"/> where that is refused.</summary>
    public static bool TrySet(int resource, ulong soft, ulong hard)
    {
        LimitPair limit = new() { Soft = soft, Hard = hard };
        return Libc.Limit(0, resource, &limit, null) == 0;
    }

    /// <summary>Whether this process may set limits above its own hard ones.</summary>
    public static bool MayExceedOwn()
    {
        const int SysResource = 24;
        // Where the ids are mapped root is root of a part of the machine only, and the kernel asks for the whole one's.
        return StatusField("/proc/self/status", "CapEff:"u8) is { } text
            && ulong.TryParse(text, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var capabilities)
            && (capabilities & (1UL << SysResource)) != 0
            && Encoding.ASCII.GetString(ProcessBytes.ReadFile("/proc/self/uid_map")).Split(' ', '\n', StringSplitOptions.RemoveEmptyEntries)
                is ["0", "0", "4294967295", ..];
    }

    private static uint? EffectiveUserOf(int process)
    {
        var ids = StatusField(string.Create(CultureInfo.InvariantCulture, $"/proc/{process}/status"), "Uid:"u8)
            ?.Split('\t', StringSplitOptions.RemoveEmptyEntries);
        return ids is [_, var effective, ..] && uint.TryParse(effective, NumberStyles.None, CultureInfo.InvariantCulture, out var user)
            ? user
            : null;
    }

    private static string? StatusField(string file, ReadOnlySpan<byte> name)
    {
        var text = ProcessBytes.ReadFile(file).AsSpan();
        while (!text.IsEmpty)
        {
            var end = text.IndexOf((byte)'\n');
            var line = end < 0 ? text : text[..end];
            if (line.StartsWith(name))
            {
                return Encoding.ASCII.GetString(line[name.Length..]).Trim();
            }

            text = end < 0 ? default : text[(end + 1)..];
        }

        return null;
    }
}
