using Weir.Jobs;
using Weir.ServiceLevels.Policies;

namespace Weir.WhatIf.Comparisons;

/// <summary>First come, first served, said as a policy: one group for all, whose longest waiting job is always the next.</summary>
internal static class FirstComeFirstServed
{
    public const string Name = "first come";

    public static ServicePolicy Policy { get; } =
        ServicePolicy.From(
            new Policy
            {
                Name = ObjectName.Parse("FIRST-COME"),
                Ties = TieBreak.LongestFirst,
                Groups = [new GroupDefinition(GroupName.Default, GroupSettings.None)],
            }
        );
}
