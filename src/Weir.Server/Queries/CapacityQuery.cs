using Weir.Jobs;

namespace Weir.Server.Queries;

/// <summary>Of what capacity is shown; what is <see langword="null"/> does not restrict.</summary>
public sealed record CapacityQuery
{
    /// <summary>The longest history.</summary>
    public static TimeSpan LongestHistory { get; } = TimeSpan.FromDays(30);

    /// <summary>Only this machine.</summary>
    public string? Machine { get; init; }

    /// <summary>Only this set, with its machines on each site.</summary>
    public ObjectName? Set { get; init; }

    /// <summary>How far back the history goes, at most <see cref="LongestHistory"/>.</summary>
    public TimeSpan? History { get; init; }
}
