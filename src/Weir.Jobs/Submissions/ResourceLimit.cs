namespace Weir.Jobs;

/// <summary>One of Linux's resource limits as the submitter had it.</summary>
/// <param name="Resource">The kernel's number, 0 to 15.</param>
/// <param name="Soft">Soft limit; <see cref="ulong.MaxValue"/> is none.</param>
/// <param name="Hard">Hard limit; <see cref="ulong.MaxValue"/> is none.</param>
public readonly record struct ResourceLimit(int Resource, ulong Soft, ulong Hard)
{
    /// <summary>The kernel's number of the limit on processor time, which is in seconds.</summary>
    public const int CpuSeconds = 0;

    /// <summary>The kernel's number of the limit on address space, which is in bytes.</summary>
    public const int AddressSpaceBytes = 9;
}
