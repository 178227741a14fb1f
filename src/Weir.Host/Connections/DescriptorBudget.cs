using Weir.Linux;

namespace Weir.Host.Connections;

/// <summary>
/// How many files this host may have open, and how many of them are for connections; the rest is for jobs, stores and logs.
/// </summary>
/// <param name="Limit">What the system allows.</param>
internal sealed record DescriptorBudget(int Limit)
{
    // Own is what a host has open that serves nobody, most of it its own libraries, twice each.
    private const int Own = 320,
        LeastReserve = 96,
        MostReserve = 2048,
        ReservePart = 8,
        Most = 1 << 20;

    /// <summary>Kept back from connections, for jobs that start and run, logs that are read, and stores.</summary>
    public int Reserve { get; } = Math.Clamp(Limit / ReservePart, LeastReserve, MostReserve);

    /// <summary>The most connections there may be.</summary>
    public int Connections => Limit - Own - Reserve;

    /// <summary>Raises the limit as far as this process may.</summary>
    /// <exception cref="StartException">It is too low for a host, or that of threads is.</exception>
    public static DescriptorBudget Raise()
    {
        if (StartupResources.LackingForHost() is { } lacking)
        {
            throw new StartException(lacking);
        }

        var (soft, hard) = ResourceLimits.Get(ResourceLimits.OpenFiles);
        var limit = soft < hard && ResourceLimits.TrySet(ResourceLimits.OpenFiles, hard, hard) ? hard : soft;
        return new DescriptorBudget((int)Math.Min(limit, (ulong)Most));
    }

    /// <summary>Whether a connection with this descriptor leaves the reserve whole; root may take of it.</summary>
    public bool HasRoomFor(int descriptor, bool isPrivileged) => descriptor < Limit - (isPrivileged ? Reserve / 2 : Reserve);
}
