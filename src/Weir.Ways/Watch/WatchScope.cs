using System.Collections.Concurrent;

namespace Weir.Ways.Watch;

/// <summary>What is watched: all that is in one of these subsystems, but not the jobs of Weir, which it knows already.</summary>
internal sealed class WatchScope(IReadOnlyList<WatchedSubsystem> subsystems)
{
    /// <summary>The control group below which a Weir has its jobs, wherever that is.</summary>
    private const string Own = "weir";

    private const int Most = 10_000;

    private readonly ConcurrentDictionary<string, string> _known = new(StringComparer.Ordinal);

    /// <summary>Nothing.</summary>
    public static WatchScope Nothing { get; } = new([]);

    public bool IsEmpty => subsystems.Count == 0;

    /// <summary>The subsystem that a control group belongs to, or <see langword="null"/>.</summary>
    public string? SubsystemOf(string cgroup)
    {
        if (!_known.TryGetValue(cgroup, out var found))
        {
            if (_known.Count >= Most)
            {
                _known.Clear();
            }

            found = IsOwn(cgroup) ? "" : subsystems.FirstOrDefault(one => one.Covers(cgroup))?.Text ?? "";
            _known[cgroup] = found;
        }

        return found.Length == 0 ? null : found;
    }

    private static bool IsOwn(string cgroup) => cgroup.Length == 0 || cgroup.Split('/').Contains(Own, StringComparer.Ordinal);
}
