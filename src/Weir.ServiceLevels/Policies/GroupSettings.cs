namespace Weir.ServiceLevels.Policies;

/// <summary>What can be said of a group. What it leaves out, its control center says, and else the built-in group.</summary>
public sealed record GroupSettings
{
    /// <summary>Nothing said.</summary>
    public static GroupSettings None { get; } = new();

    public TimeSpan? Target { get; init; }

    public TimeSpan? Acceptable { get; init; }

    /// <summary>Only for general groups.</summary>
    public TimeSpan? Critical { get; init; }

    /// <summary>1, the most important, to 5.</summary>
    public int? Importance { get; init; }

    /// <summary>Whether its late jobs are selected as if they were of importance 1.</summary>
    public bool? AccelerateLate { get; init; }

    /// <summary>These settings, and where they leave something out, the other's.</summary>
    public GroupSettings MergeOver(GroupSettings other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return new GroupSettings
        {
            Target = Target ?? other.Target,
            Acceptable = Acceptable ?? other.Acceptable,
            Critical = Critical ?? other.Critical,
            Importance = Importance ?? other.Importance,
            AccelerateLate = AccelerateLate ?? other.AccelerateLate,
        };
    }
}
