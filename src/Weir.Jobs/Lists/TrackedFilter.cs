namespace Weir.Jobs;

/// <summary>Which rows of the tracking log; what is <see langword="null"/> does not restrict.</summary>
public sealed record TrackedFilter
{
    public ObjectName? Name { get; init; }

    public string? User { get; init; }

    /// <summary>Only jobs of the user with this id, whatever the name.</summary>
    public uint? UserId { get; init; }

    public TrackedStatus? Status { get; init; }

    /// <summary>In which order.</summary>
    public TrackedOrder Order { get; init; }

    /// <summary>Only jobs that stand behind this place, in this order: the cursor.</summary>
    public TrackedPosition? Before { get; init; }

    /// <summary>1 to 1000.</summary>
    public int Limit { get; init; } = 100;
}
