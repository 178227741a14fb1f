namespace Weir.Linux;

/// <summary>What came of a launch.</summary>
/// <param name="ProcessId">The child; 0 where none could be made. A child that failed has been reaped.</param>
/// <param name="FailedAt">The step that failed, or <see langword="null"/>: the program runs.</param>
/// <param name="ErrorNumber">The system's number of the failure, else 0.</param>
public readonly record struct LaunchResult(int ProcessId, LaunchStep? FailedAt, int ErrorNumber);
