namespace Weir.Linux;

/// <summary>What happened to a child.</summary>
/// <param name="Status">How it ended, or what stopped it.</param>
/// <param name="CpuMicroseconds">Its processor time and that of the children it waited for.</param>
/// <param name="PeakKibibytes">Its largest resident size.</param>
public readonly record struct ChildChange(ExitStatus Status, long CpuMicroseconds, long PeakKibibytes);
