using Weir.Linux.Interop;

namespace Weir.Linux;

/// <summary>Resource limits by the kernel's numbers, 0 to 15.</summary>
public static unsafe class ResourceLimits
{
    /// <summary>How many resources have limits.</summary>
    public const int Count = 16;

    /// <summary>The largest core file.</summary>
    public const int Core = 4;

    /// <summary>The most open descriptors.</summary>
    public const int OpenFiles = 7;

    /// <summary>Soft and hard limit of this process.</summary>
    public static (ulong Soft, ulong Hard) Get(int resource)
    {
        LimitPair limit;
        LinuxException.Check(Libc.Limit(0, resource, null, &limit), $"resource limit {resource} cannot be read");
        return (limit.Soft, limit.Hard);
    }

    /// <summary>Sets a limit of this process; <see langword="false"/> where that is refused.</summary>
    public static bool TrySet(int resource, ulong soft, ulong hard)
    {
        LimitPair limit = new() { Soft = soft, Hard = hard };
        return Libc.Limit(0, resource, &limit, null) == 0;
    }
}
