namespace Weir.Execution;

/// <summary>What the kernel counted for a job's control group; 0 where it counted nothing.</summary>
/// <param name="CpuMicroseconds">Processor time.</param>
/// <param name="PeakKibibytes">The most memory.</param>
public sealed record GroupUse(long CpuMicroseconds, long PeakKibibytes)
{
    /// <summary>Nothing was counted.</summary>
    public static GroupUse Nothing { get; } = new(0, 0);
}
