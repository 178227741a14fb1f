using System.Buffers.Text;
using System.Globalization;

namespace Weir.Linux;

/// <summary>What the kernel says of a process at one moment.</summary>
/// <param name="ProcessId">Its id.</param>
/// <param name="ParentId">Its parent's id.</param>
/// <param name="SessionId">Its session.</param>
/// <param name="StartTicks">When it was started, in clock ticks since the machine was; with the id it names one process of this
/// boot.</param>
/// <param name="RealUser">Whose it is.</param>
/// <param name="EffectiveUser">Whose rights it has.</param>
public sealed record ProcessInfo(int ProcessId, int ParentId, int SessionId, long StartTicks, uint RealUser, uint EffectiveUser)
{
    /// <summary>
    /// Reads them by the id; <see langword="null"/> where there is no such process. Of which process of that id only a handle tells.
    /// </summary>
    public static ProcessInfo? Read(int processId)
    {
        if (!TryPlace(processId, out var parent, out var session, out var start))
        {
            return null;
        }

        var status = ProcessBytes.ReadFile(string.Create(CultureInfo.InvariantCulture, $"/proc/{processId}/status"));
        var users = ValueOf(status, "Uid:"u8);
        return TryNext(ref users, out var real) && TryNext(ref users, out var effective)
            ? new ProcessInfo(processId, parent, session, start, (uint)real, (uint)effective)
            : null;
    }

    /// <summary>Parent, session and start of a process.</summary>
    internal static bool TryPlace(int processId, out int parent, out int session, out long start)
    {
        const int Parent = 1,
            Session = 3,
            Start = 19;
        (parent, session, start) = (0, 0, 0);
        ReadOnlySpan<byte> stat = ProcessBytes.ReadFile(string.Create(CultureInfo.InvariantCulture, $"/proc/{processId}/stat"));
        // The program's name, in parentheses, may itself hold any characters.
        var name = stat.LastIndexOf((byte)')');
        if (name < 0)
        {
            return false;
        }

        var fields = stat[(name + 1)..];
        for (var i = 0; i <= Start; i++)
        {
            fields = fields.TrimStart((byte)' ');
            var end = fields.IndexOf((byte)' ');
            if (end < 0)
            {
                return false;
            }

            if (i is Parent or Session or Start && Utf8Parser.TryParse(fields[..end], out long value, out _))
            {
                (parent, session, start) = i switch
                {
                    Parent => ((int)value, session, start),
                    Session => (parent, (int)value, start),
                    _ => (parent, session, value),
                };
            }

            fields = fields[end..];
        }

        return true;
    }

    /// <summary>The id of the process behind a descriptor of this process; 0 where it is not to be seen from here.</summary>
    internal static int IdBehind(int descriptor)
    {
        var lines = ProcessBytes.ReadFile(string.Create(CultureInfo.InvariantCulture, $"/proc/self/fdinfo/{descriptor}"));
        var value = ValueOf(lines, "Pid:"u8);
        return TryNext(ref value, out var id) && id > 0 ? (int)id : 0;
    }

    private static ReadOnlySpan<byte> ValueOf(ReadOnlySpan<byte> lines, ReadOnlySpan<byte> key)
    {
        while (!lines.IsEmpty)
        {
            var end = lines.IndexOf((byte)'\n');
            var line = end < 0 ? lines : lines[..end];
            if (line.StartsWith(key))
            {
                return line[key.Length..];
            }

            lines = end < 0 ? default : lines[(end + 1)..];
        }

        return default;
    }

    private static bool TryNext(ref ReadOnlySpan<byte> numbers, out long number)
    {
        numbers = numbers.TrimStart(" \t"u8);
        if (!Utf8Parser.TryParse(numbers, out number, out var length))
        {
            return false;
        }

        numbers = numbers[length..];
        return true;
    }
}
