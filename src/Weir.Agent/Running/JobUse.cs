using Weir.Linux;
using Weir.Shepherd;
using Weir.Stores.Agent;

namespace Weir.Agent.Running;

/// <summary>What a job used: what the kernel counted for its control group; else what its shepherd wrote, where that can be.</summary>
/// <param name="CpuMicroseconds">Processor time.</param>
/// <param name="PeakKibibytes">The most memory.</param>
internal sealed record JobUse(long CpuMicroseconds, long PeakKibibytes)
{
    private const long MicrosecondsPerTick = 10;

    public static JobUse Of(JournalJob row, EndRecord end, DateTimeOffset now)
    {
        var group = row.Cgroup is { } path ? new JobCgroup(path) : null;
        // All processors for all the time since it was submitted.
        var most = Math.Max(0, (now - row.SubmittedAt).Ticks / MicrosecondsPerTick) * Environment.ProcessorCount;
        return new JobUse(
            group?.CpuMicroseconds is long counted and > 0 ? counted : Math.Clamp(end.CpuMicroseconds, 0, most),
            group?.PeakKibibytes is long peak and > 0 ? peak : Math.Clamp(end.PeakKibibytes, 0, MachineMemory.TotalKibibytes()));
    }
}
