namespace Weir.Agent.Running;

/// <summary>How a job ended, as its shepherd wrote it down.</summary>
internal sealed record EndMark
{
    public required DateTimeOffset At { get; init; }

    public int? ExitCode { get; init; }

    public int? Signal { get; init; }

    public long CpuMicroseconds { get; init; }

    public long PeakKibibytes { get; init; }

    /// <summary>Why the command could not be started; <see langword="null"/>: it ran.</summary>
    public string? FailureText { get; init; }
}
