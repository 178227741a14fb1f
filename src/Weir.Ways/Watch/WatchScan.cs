using Weir.Linux;

namespace Weir.Ways.Watch;

/// <summary>Looks at all processes there are.</summary>
internal static class WatchScan
{
    /// <summary>Those in watched subsystems, and those that are known, wherever they are; those first that started first.</summary>
    public static IReadOnlyList<ProcessSight> Look(ProcessReader reader, WatchScope scope, Func<int, bool> isKnown)
    {
        List<ProcessSight> there = [];
        foreach (var id in ProcessReader.All())
        {
            var cgroup = reader.Cgroup(id);
            if ((isKnown(id) || scope.SubsystemOf(cgroup) is not null) && reader.Sight(id, cgroup, null) is { } sight)
            {
                there.Add(sight);
            }
        }

        there.Sort((one, other) => one.StartTicks.CompareTo(other.StartTicks));
        return there;
    }
}
