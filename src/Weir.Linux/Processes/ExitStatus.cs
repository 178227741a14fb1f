namespace Weir.Linux;

/// <summary>How a process ended or changed, from the number that <c>wait</c> gives.</summary>
/// <param name="Raw">The system's number.</param>
public readonly record struct ExitStatus(int Raw)
{
    /// <summary>The exit status 0 to 255, or <see langword="null"/> where it did not exit by itself.</summary>
    public int? ExitCode => (Raw & 0x7F) == 0 ? (Raw >> 8) & 0xFF : null;

    /// <summary>The signal it died of, or <see langword="null"/>.</summary>
    public int? Signal => (Raw & 0x7F) is var signal and not 0 and not 0x7F ? signal : null;

    /// <summary>The signal it is stopped by, or <see langword="null"/>.</summary>
    public int? StoppedBy => (Raw & 0xFF) == 0x7F ? (Raw >> 8) & 0xFF : null;

    /// <summary>Whether it is over, one way or the other.</summary>
    public bool IsEnd => StoppedBy is null;

    /// <summary>As a shell says it: the exit status, or 128 + the signal.</summary>
    public int ShellStatus => ExitCode ?? (128 + (Signal ?? 0));
}
