namespace Weir.Capacity.Levels;

/// <summary>What becomes of jobs from a capacity level on.</summary>
/// <param name="Level">The level, 1 to 5: it counts at this one and above.</param>
public sealed record LevelEffect(int Level)
{
    /// <summary>For jobs of this service group; <see langword="null"/> where <see cref="Importance"/> says which.</summary>
    public string? Group { get; init; }

    /// <summary>For jobs of this importance, 1 to 5, and of less; <see langword="null"/> where <see cref="Group"/> says which.</summary>
    public int? Importance { get; init; }

    /// <summary>Whether none of them is let go. Jobs of importance 1 always are.</summary>
    public bool Hold { get; init; }

    /// <summary>How many of them run on a machine at once; <see langword="null"/> leaves it.</summary>
    public int? AtMost { get; init; }

    /// <summary>Whether it is about jobs of a group.</summary>
    public bool Concerns(string group, int importance) =>
        Group is not null ? Group.Equals(group, StringComparison.OrdinalIgnoreCase) : importance >= Importance;
}
