using Weir.Shepherd;
using Weir.Stores.Agent;

namespace Weir.Agent.Machine;

/// <summary>What a job used: what the kernel counted for its control group; else what its shepherd wrote, where that can be.</summary>
/// <param name="CpuMicroseconds">Processor time.</param>
/// <param name="PeakKibibytes">The most memory.</param>
internal sealed record JobUse(long CpuMicroseconds, long PeakKibibytes)
{
    private const long MicrosecondsPerTick = 10;

    public static JobUse Of(JournalJob row, EndRecord end, JobTruth truth)
    {
        // All processors for all the time since it was submitted.
        var most = Math.Max(0, (truth.Now - row.SubmittedAt).Ticks / MicrosecondsPerTick) * truth.Machine.Processors;
        return new JobUse(
            truth.Execution.Use.CpuMicroseconds > 0 ? truth.Execution.Use.CpuMicroseconds : Math.Clamp(end.CpuMicroseconds, 0, most),
            truth.Execution.Use.PeakKibibytes > 0
                ? truth.Execution.Use.PeakKibibytes
                : Math.Clamp(end.PeakKibibytes, 0, truth.Machine.MemoryKibibytes)
        );
    }
}
