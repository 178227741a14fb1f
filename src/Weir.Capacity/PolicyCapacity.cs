using Weir.Capacity.Levels;

namespace Weir.Capacity;

/// <summary>What a policy says of capacity while it is active.</summary>
public sealed record PolicyCapacity
{
    /// <summary>A policy that says nothing of it.</summary>
    public static PolicyCapacity None { get; } = new();

    /// <summary>Limits in place of those that are defined.</summary>
    public IReadOnlyList<LimitOfPolicy> Limits { get; init; } = [];

    /// <summary>The five levels.</summary>
    public LevelSettings Levels { get; init; } = LevelSettings.Usual;
}
