using Weir.Jobs;

namespace Weir.ServiceLevels.Policies;

/// <summary>
/// Goals, importance and order for all jobs that the server starts, as it is defined. One policy is active at a time.
/// <see cref="Faults"/> says what is wrong with it; <see cref="ServicePolicy"/> is what decisions are made by.
/// </summary>
public sealed record Policy
{
    /// <summary>How long a job waits at most before it goes first of all, unless the policy says else.</summary>
    public static TimeSpan UsualMaxWait { get; } = TimeSpan.FromHours(24);

    /// <summary>Serves those who never write one.</summary>
    public static Policy BuiltIn { get; } =
        new()
        {
            Name = ObjectName.Parse("DEFAULT"),
            Ties = TieBreak.PriorityFirst,
            Groups = [new GroupDefinition(GroupName.Default, GroupSettings.None)],
        };

    public required ObjectName Name { get; init; }

    /// <summary>For people.</summary>
    public string Description { get; init; } = "";

    public SelectionOrder Selection { get; init; } = SelectionOrder.BucketFirst;

    public TieBreak Ties { get; init; } = TieBreak.LongestFirst;

    /// <summary>A job that has aged so long goes before all that have not.</summary>
    public TimeSpan MaxWait { get; init; } = UsualMaxWait;

    /// <summary>Slots kept for groups with short goals.</summary>
    public IReadOnlyList<SlotReserve> Reserves { get; init; } = [];

    public IReadOnlyList<ControlCenterDefinition> ControlCenters { get; init; } = [];

    /// <summary>
    /// General and production groups; <c>$$$PCS</c>, <c>$$$DEF</c> and <c>DEFAULT.DEFAULT</c> too where they are not to have the built-in
    /// goals.
    /// </summary>
    public IReadOnlyList<GroupDefinition> Groups { get; init; } = [];

    /// <summary>For jobs that ask for no group; the first that fits decides.</summary>
    public IReadOnlyList<AssignmentRule> Rules { get; init; } = [];

    /// <summary>All that is wrong with it; empty where it may become active.</summary>
    public IReadOnlyList<PolicyFault> Faults() => PolicyCheck.Run(this);
}
