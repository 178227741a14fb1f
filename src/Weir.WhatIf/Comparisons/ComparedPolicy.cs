using Weir.Capacity.Levels;
using Weir.ServiceLevels.Policies;

namespace Weir.WhatIf.Comparisons;

/// <summary>A policy that is replayed.</summary>
/// <param name="Policy">The policy.</param>
/// <param name="Levels">Its capacity levels, which count where there is a limit.</param>
public sealed record ComparedPolicy(ServicePolicy Policy, LevelSettings Levels)
{
    /// <summary>A policy with the usual levels.</summary>
    public static ComparedPolicy From(ServicePolicy policy) => new(policy, LevelSettings.Usual);
}
