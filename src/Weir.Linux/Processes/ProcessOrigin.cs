using System.Globalization;
using System.Text;

namespace Weir.Linux;

/// <summary>Where a process comes from, as the kernel says: nothing of it is the process's own word.</summary>
/// <param name="Terminal">The terminal of its session, such as <c>pts/3</c>; <see langword="null"/> where it has none.</param>
/// <param name="Cgroup">The folder of its control group; <see langword="null"/> where there are no unified control groups.</param>
/// <param name="Ancestors">Its parent, its parent's parent and so on, at most <see cref="MostAncestors"/>.</param>
public sealed record ProcessOrigin(string? Terminal, string? Cgroup, IReadOnlyList<int> Ancestors)
{
    /// <summary>How far up parents are followed.</summary>
    public const int MostAncestors = 64;

    /// <summary>Reads it; <see langword="null"/> where the process has ended or cannot be seen.</summary>
    public static ProcessOrigin? Read(ProcessHandle process)
    {
        ArgumentNullException.ThrowIfNull(process);
        if (process.ProcessId <= 0 || !TryRead(process.ProcessId, out var parent, out var terminal))
        {
            return null;
        }

        List<int> ancestors = [];
        for (var next = parent; next > 1 && ancestors.Count < MostAncestors; )
        {
            ancestors.Add(next);
            next = TryRead(next, out var above, out _) ? above : 0;
        }

        var origin = new ProcessOrigin(Weir.Linux.Terminal.NameOf(terminal), CgroupOf(process.ProcessId), ancestors);
        // It was this one that was read of if it still lives after the reading.
        return process.HasEnded() ? null : origin;
    }

    private static string? CgroupOf(int processId) =>
        Cgroups.MountIn(File.ReadLines("/proc/self/mountinfo")) is { } mount
            ? Path.Join(mount, Cgroups.OwnIn(Text(processId, "cgroup").Split('\n', StringSplitOptions.RemoveEmptyEntries)))
            : null;

    private static bool TryRead(int processId, out int parent, out int terminal)
    {
        const int Parent = 1,
            ControllingTerminal = 4;
        (parent, terminal) = (0, 0);
        var stat = Text(processId, "stat");
        // The program's name, in parentheses, may itself hold any characters.
        var fields = stat[(stat.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return fields.Length > ControllingTerminal
            && int.TryParse(fields[Parent], NumberStyles.None, CultureInfo.InvariantCulture, out parent)
            && int.TryParse(fields[ControllingTerminal], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out terminal);
    }

    private static string Text(int processId, string file) =>
        Encoding.UTF8.GetString(ProcessBytes.ReadFile(string.Create(CultureInfo.InvariantCulture, $"/proc/{processId}/{file}")));
}
