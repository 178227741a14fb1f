namespace Weir.Jobs;

/// <summary>One of Linux's resource limits as the submitter had it.</summary>
/// <param name="Resource">The kernel's number, 0 to 15.</param>
/// <param name="Soft">Soft limit; <see cref="ulong.MaxValue"/> is none.</param>
/// <param name="Hard">Hard limit; <see cref="ulong.MaxValue"/> is none.</param>
public readonly record struct ResourceLimit(int Resource, ulong Soft, ulong Hard);
