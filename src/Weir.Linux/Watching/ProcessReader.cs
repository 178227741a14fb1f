using System.Buffers.Text;
using System.Text;
using Weir.Linux.Interop;

namespace Weir.Linux;

/// <summary>
/// Reads what is to be seen of processes, by bare system calls and into memory of its own: processes that live for a tenth of a
/// millisecond are to be caught. For one thread.
/// </summary>
public sealed unsafe class ProcessReader
{
    private const int Room = 32 * 1024,
        KeptOfName = 15;

    private readonly byte[] _buffer = GC.AllocateUninitializedArray<byte>(Room, pinned: true);
    private readonly Dictionary<int, string> _groups = [];

    /// <summary>Its control group below the unified hierarchy; empty where the process is gone, or there is no such hierarchy.</summary>
    public string Cgroup(int processId)
    {
        var lines = Read(processId, "cgroup"u8);
        while (!lines.IsEmpty)
        {
            var end = lines.IndexOf((byte)'\n');
            var line = end < 0 ? lines : lines[..end];
            if (line.StartsWith("0::"u8))
            {
                return Text(line[3..]);
            }

            lines = end < 0 ? default : lines[(end + 1)..];
        }

        return "";
    }

    /// <summary>Its place, and in <paramref name="program"/> its name, which is there until the next call.</summary>
    public bool TryPlace(int processId, out ProcessPlace place, out ReadOnlySpan<byte> program)
    {
        const int Parent = 1,
            OwnUser = 11,
            ChildrenSystem = 14,
            Start = 19;
        place = default;
        program = default;
        var stat = Read(processId, "stat"u8);
        var (open, close) = (stat.IndexOf((byte)'('), stat.LastIndexOf((byte)')'));
        if (open < 0 || close < open)
        {
            return false;
        }

        var fields = stat[(close + 1)..];
        var (parent, start, cpu) = (0, 0L, 0L);
        for (var i = 0; i <= Start; i++)
        {
            fields = fields.TrimStart((byte)' ');
            var end = fields.IndexOf((byte)' ');
            if (end < 0)
            {
                return false;
            }

            if (i is Parent or Start or (>= OwnUser and <= ChildrenSystem) && Utf8Parser.TryParse(fields[..end], out long value, out _))
            {
                parent = i == Parent ? (int)value : parent;
                start = i == Start ? value : start;
                cpu += i is >= OwnUser and <= ChildrenSystem ? value : 0;
            }

            fields = fields[end..];
        }

        place = new ProcessPlace(parent, start, cpu);
        program = stat[(open + 1)..close];
        return true;
    }

    /// <summary>
    /// All that is to be seen of a process of this control group; <see langword="null"/> where it is gone. Its user is asked for only where
    /// it is not known.
    /// </summary>
    public ProcessSight? Sight(int processId, string cgroup, uint? user)
    {
        if (!TryPlace(processId, out var place, out var name))
        {
            return null;
        }

        var program = name.ToArray();
        var arguments = Split(Read(processId, "cmdline"u8));
        return (user ?? RealUser(processId)) is { } owner
            ? new ProcessSight(processId, place.ParentId, place.StartTicks, owner, cgroup, program, arguments)
            : null;
    }

    /// <summary>
    /// What is to be seen at least cost of a process whose parent, user and control group are known: its words. Its start is not read, and
    /// its program is only where it may be another than its first word says: that of a script, or a name that
    /// <paramref name="mustBeSure"/> names. <see langword="null"/> where it is gone.
    /// </summary>
    public ProcessSight? Glance(int processId, int parentId, string cgroup, uint user, Func<string, bool> mustBeSure)
    {
        var arguments = Split(Read(processId, "cmdline"u8));
        if (arguments.Count == 0)
        {
            return null;
        }

        var first = arguments[0].AsSpan();
        first = first[(first.LastIndexOf((byte)'/') + 1)..].TrimStart((byte)'-');
        var program = first[..Math.Min(first.Length, KeptOfName)].ToArray();
        if (
            program.Length == 0
            || (arguments.Count > 1 && arguments[1].Contains((byte)'/'))
            || (arguments.Count > 2 && arguments[2].Contains((byte)'/'))
            || mustBeSure(Encoding.Latin1.GetString(program))
        )
        {
            var name = Read(processId, "comm"u8).TrimEnd((byte)'\n');
            program = name.IsEmpty ? program : name.ToArray();
        }

        return new ProcessSight(processId, parentId, 0, user, cgroup, program, arguments);
    }

    /// <summary>All that is to be seen of a process; <see langword="null"/> where it is gone.</summary>
    public ProcessSight? Sight(int processId) => Cgroup(processId) is { Length: > 0 } group ? Sight(processId, group, null) : null;

    /// <summary>The name of the program that a process is, or <see langword="null"/>.</summary>
    public string? Program(int processId) => TryPlace(processId, out _, out var name) ? Encoding.UTF8.GetString(name) : null;

    /// <summary>The ids of all processes.</summary>
    public static IReadOnlyList<int> All()
    {
        List<int> all = [];
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder.AsSpan()), System.Globalization.NumberStyles.None, null, out var id))
            {
                all.Add(id);
            }
        }

        return all;
    }

    private uint? RealUser(int processId)
    {
        var lines = Read(processId, "status"u8);
        var at = lines.IndexOf("\nUid:\t"u8);
        return at >= 0 && Utf8Parser.TryParse(lines[(at + 6)..], out uint user, out _) ? user : null;
    }

    // There are few groups and many processes.
    private string Text(ReadOnlySpan<byte> cgroup)
    {
        const int Most = 1000;
        HashCode code = default;
        code.AddBytes(cgroup);
        var key = code.ToHashCode();
        if (_groups.TryGetValue(key, out var known) && Encoding.UTF8.GetByteCount(known) == cgroup.Length)
        {
            Span<byte> bytes = stackalloc byte[cgroup.Length];
            Encoding.UTF8.GetBytes(known, bytes);
            if (bytes.SequenceEqual(cgroup))
            {
                return known;
            }
        }

        if (_groups.Count >= Most)
        {
            _groups.Clear();
        }

        return _groups[key] = Encoding.UTF8.GetString(cgroup);
    }

    private static List<byte[]> Split(ReadOnlySpan<byte> line)
    {
        List<byte[]> words = [];
        while (!line.IsEmpty)
        {
            var end = line.IndexOf((byte)0);
            words.Add((end < 0 ? line : line[..end]).ToArray());
            line = end < 0 ? default : line[(end + 1)..];
        }

        return words;
    }

    private ReadOnlySpan<byte> Read(int processId, ReadOnlySpan<byte> file)
    {
        Span<byte> path = stackalloc byte[40];
        "/proc/"u8.CopyTo(path);
        _ = Utf8Formatter.TryFormat(processId, path[6..], out var digits);
        path[6 + digits] = (byte)'/';
        file.CopyTo(path[(7 + digits)..]);
        path[7 + digits + file.Length] = 0;
        int descriptor;
        fixed (byte* start = path)
        {
            descriptor = Libc.Open(start, Libc.OReadOnly | Libc.OCloseOnExec, 0);
        }

        if (descriptor < 0)
        {
            return default;
        }

        nint length;
        fixed (byte* start = _buffer)
        {
            length = Libc.Read(descriptor, start, Room);
        }

        _ = Libc.Close(descriptor);
        return length > 0 ? _buffer.AsSpan(0, (int)length) : default;
    }
}
