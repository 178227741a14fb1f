namespace Weir.ServiceLevels.Policies;

/// <summary>How long a job of a group may wait, counted from its entry into the queue on its ageing clock.</summary>
/// <param name="Target">It should be selected before this.</param>
/// <param name="Acceptable">It must be selected before this, or the goal is missed.</param>
/// <param name="Critical">Where a general group's ageing ends; <see langword="null"/>: at Acceptable. Production groups have none.</param>
public sealed record ServiceGoals(TimeSpan Target, TimeSpan Acceptable, TimeSpan? Critical = null)
{
    /// <summary>The goals of whoever has none: 5 and 30 minutes.</summary>
    public static ServiceGoals Default { get; } = new(TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30));

    /// <summary>The last of them.</summary>
    public TimeSpan Last => Critical ?? Acceptable;
}
