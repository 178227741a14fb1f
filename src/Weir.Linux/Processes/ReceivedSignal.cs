namespace Weir.Linux;

/// <summary>A signal that came.</summary>
/// <param name="Signal">Which.</param>
/// <param name="FromKernel">Whether the kernel made it (a terminal's keys, a hang-up), so that the whole process group got it.</param>
public readonly record struct ReceivedSignal(int Signal, bool FromKernel);
