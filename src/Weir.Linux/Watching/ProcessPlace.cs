namespace Weir.Linux;

/// <summary>What <c>/proc/ID/stat</c> says of a process.</summary>
/// <param name="ParentId">Its parent's id.</param>
/// <param name="StartTicks">When it was started, in clock ticks since the machine was.</param>
/// <param name="CpuTicks">Processor time of it and of those below it that were waited for, in clock ticks.</param>
public readonly record struct ProcessPlace(int ParentId, long StartTicks, long CpuTicks)
{
    /// <summary>How many clock ticks a second has, on every Linux that Weir runs on.</summary>
    public const int TicksPerSecond = 100;
}
