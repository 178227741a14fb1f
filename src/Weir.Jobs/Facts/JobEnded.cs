namespace Weir.Jobs.Facts;

/// <summary>The command ended.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="Number">The job.</param>
/// <param name="ExitCode">0 to 255, or <see langword="null"/> where a signal ended it.</param>
/// <param name="Signal">The signal that ended it, or <see langword="null"/>.</param>
/// <param name="CpuMicroseconds">Processor time of the job.</param>
/// <param name="PeakKibibytes">Largest resident size.</param>
public sealed record JobEnded(
    DateTimeOffset At,
    TrackingNumber Number,
    int? ExitCode,
    int? Signal,
    long CpuMicroseconds,
    long PeakKibibytes
) : JobFact(At, Number)
{
    /// <summary>Whether an order or an operator's cancel ended it.</summary>
    public bool Cancelled { get; init; }

    /// <summary>
    /// How it counts by what it wrote, whatever its status: one of <see cref="Outputs.OutputResults"/>; <see langword="null"/>: as that
    /// says.
    /// </summary>
    public string? Result { get; init; }
}
