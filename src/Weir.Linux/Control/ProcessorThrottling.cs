using System.Buffers.Text;

namespace Weir.Linux;

/// <summary>
/// For how much processor time limits of control groups above this process have kept processes from running: those of its own group and
/// of all above it that it can see, of plain version 2, and of version 1 where the processor's controller is there.
/// </summary>
public sealed class ProcessorThrottling
{
    private readonly IReadOnlyList<string> _files;

    private ProcessorThrottling(IReadOnlyList<string> files) => _files = files;

    /// <summary>The groups above this process, as they are mounted.</summary>
    public static ProcessorThrottling Find() => Find(File.ReadAllLines("/proc/self/mountinfo"), File.ReadAllLines("/proc/self/cgroup"));

    internal static ProcessorThrottling Find(IReadOnlyList<string> mountInfo, IReadOnlyList<string> own)
    {
        List<string> files = [];
        if (CgroupMounts.Version2(mountInfo) is { } unified)
        {
            files.AddRange(Chain(unified, Cgroups.OwnIn(own)));
        }

        if (CgroupMounts.Version1(mountInfo, "cpu") is { } processors)
        {
            files.AddRange(Chain(processors, CgroupMounts.OwnIn(own, "cpu")));
        }

        return new ProcessorThrottling(files);
    }

    /// <summary>The time of each of these groups since it was made, in their order; 0 where a group does not say.</summary>
    public IReadOnlyList<TimeSpan> Read() => [.. _files.Select(file => Parse(ProcessBytes.ReadFile(file)))];

    /// <summary>How much was kept back between two readings: where several groups throttle, the one that throttled most counts.</summary>
    public static TimeSpan Between(IReadOnlyList<TimeSpan> before, IReadOnlyList<TimeSpan> after) =>
        before.Zip(after, (first, second) => second > first ? second - first : TimeSpan.Zero).DefaultIfEmpty(TimeSpan.Zero).Max();

    internal static TimeSpan Parse(ReadOnlySpan<byte> stat)
    {
        while (!stat.IsEmpty)
        {
            var end = stat.IndexOf((byte)'\n');
            var line = end < 0 ? stat : stat[..end];
            stat = end < 0 ? default : stat[(end + 1)..];
            if (line.StartsWith("throttled_usec "u8) && Utf8Parser.TryParse(line[15..], out long microseconds, out _))
            {
                return TimeSpan.FromMicroseconds(microseconds);
            }

            if (line.StartsWith("throttled_time "u8) && Utf8Parser.TryParse(line[15..], out long nanoseconds, out _))
            {
                return TimeSpan.FromTicks(nanoseconds / TimeSpan.NanosecondsPerTick);
            }
        }

        return TimeSpan.Zero;
    }

    private static IEnumerable<string> Chain(string mount, string own)
    {
        for (var group = own; ; group = Path.GetDirectoryName(group)!)
        {
            yield return Path.Join(mount, group, "cpu.stat");
            if (group.Length <= 1)
            {
                yield break;
            }
        }
    }
}
