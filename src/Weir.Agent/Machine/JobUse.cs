using Weir.Shepherd;
using Weir.Stores.Agent;

namespace Weir.Agent.Machine;

/// <summary>What a job used: what the kernel counted for its control group; else what its shepherd wrote, where that can be.</summary>
/// <param name="CpuMicroseconds">Processor time.</param>
/// <param name="PeakKibibytes">The most memory.</param>
internal sealed record JobUse(long CpuMicroseconds, long PeakKibibytes)
{
    private const long MicrosecondsPerTick = 10;

    public static JobUse From(JournalJob row, EndRecord end, JobSnapshot snapshot)
    {
        // All processors for all the time since it was submitted.
        var most = Math.Max(0, (snapshot.Now - row.SubmittedAt).Ticks / MicrosecondsPerTick) * snapshot.Machine.Processors;
        return new JobUse(
            snapshot.Execution.Use.CpuMicroseconds > 0 ? snapshot.Execution.Use.CpuMicroseconds : Math.Clamp(end.CpuMicroseconds, 0, most),
            snapshot.Execution.Use.PeakKibibytes > 0
                ? snapshot.Execution.Use.PeakKibibytes
                : Math.Clamp(end.PeakKibibytes, 0, snapshot.Machine.MemoryKibibytes)
        );
    }
}
