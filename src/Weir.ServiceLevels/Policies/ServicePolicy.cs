using System.Diagnostics.CodeAnalysis;
using Weir.Jobs;

namespace Weir.ServiceLevels.Policies;

/// <summary>A policy as decisions are made by it: its groups with all they inherit, and which job is in which.</summary>
public sealed class ServicePolicy
{
    /// <summary>Importance of groups that say none.</summary>
    public const int UsualImportance = 3;

    private readonly Dictionary<GroupName, ServiceGroup> _byName;

    private ServicePolicy(Policy definition)
    {
        Definition = definition;
        var groups = definition.Groups.ToList();
        foreach (var name in AlwaysThere)
        {
            if (!groups.Exists(group => group.Name == name))
            {
                groups.Add(new GroupDefinition(name, GroupSettings.None));
            }
        }

        Groups =
        [
            .. groups
                .OrderBy(group => group.Name.Queue)
                .ThenBy(group => group.Name)
                .Select((group, index) => new ServiceGroup(index, group.Name, Resolve(definition, group))),
        ];
        _byName = Groups.ToDictionary(group => group.Name);
        Reserves = [.. definition.Reserves.OrderBy(reserve => reserve.Target)];
    }

    internal static IReadOnlyList<GroupName> AlwaysThere { get; } = [GroupName.Default, GroupName.Planned, GroupName.Unknown];

    /// <summary>The built-in policy.</summary>
    public static ServicePolicy BuiltIn { get; } = new(Policy.BuiltIn);

    /// <summary>What it was made of.</summary>
    public Policy Definition { get; }

    public ObjectName Name => Definition.Name;

    /// <summary>
    /// General groups, then production groups, each by name; <c>DEFAULT.DEFAULT</c>, <c>$$$PCS</c> and <c>$$$DEF</c> are always among them.
    /// </summary>
    public IReadOnlyList<ServiceGroup> Groups { get; }

    /// <summary>Slots kept, for the shortest goals first.</summary>
    public IReadOnlyList<SlotReserve> Reserves { get; }

    /// <summary>Makes a policy ready to decide by.</summary>
    /// <exception cref="ArgumentException">It has faults; the message is the first of them.</exception>
    public static ServicePolicy From(Policy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return policy.Faults() is [var fault, ..]
            ? throw new ArgumentException($"policy {policy.Name}, {fault.Where}: {fault.Text}", nameof(policy))
            : new ServicePolicy(policy);
    }

    /// <summary>Whether both decide alike.</summary>
    public bool IsLike(ServicePolicy other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Name == other.Name
            && Definition.Selection == other.Definition.Selection
            && Definition.Ties == other.Definition.Ties
            && Definition.MaxWait == other.Definition.MaxWait
            && Reserves.SequenceEqual(other.Reserves)
            && Definition.Rules.SequenceEqual(other.Definition.Rules)
            && Groups.Count == other.Groups.Count
            && Groups.Zip(other.Groups).All(pair => pair.First.IsLike(pair.Second));
    }

    /// <summary>A group by its name.</summary>
    public bool TryFind(GroupName name, [NotNullWhen(true)] out ServiceGroup? group) => _byName.TryGetValue(name, out group);

    /// <summary>
    /// A job's group: the one it names, or <c>$$$DEF</c> where that is not in this policy; else that of the first rule that
    /// fits; else <c>$$$PCS</c> where a schedule planned it; else <c>DEFAULT.DEFAULT</c>.
    /// </summary>
    public ServiceGroup GroupOf(AssignmentSubject job)
    {
        ArgumentNullException.ThrowIfNull(job);
        if (job.Requested is { } requested)
        {
            return GroupName.TryParse(requested.Text, out var name) && _byName.TryGetValue(name, out var named)
                ? named
                : _byName[GroupName.Unknown];
        }

        foreach (var rule in Definition.Rules)
        {
            if (rule.Fits(job))
            {
                return _byName[rule.Group];
            }
        }

        return _byName[job.Planned ? GroupName.Planned : GroupName.Default];
    }

    /// <summary>How many of a machine's slots a job of this group must leave free for groups with shorter goals.</summary>
    public int KeptFrom(ServiceGroup group, int slots)
    {
        ArgumentNullException.ThrowIfNull(group);
        var kept = 0;
        foreach (var reserve in Reserves)
        {
            if (group.Goals.Target > reserve.Target)
            {
                kept = Math.Max(kept, reserve.For(slots));
            }
        }

        return kept;
    }

    internal static GroupSettings Resolve(Policy policy, GroupDefinition group)
    {
        var center = group.Name.ControlCenter is { } name
            ? policy
                .ControlCenters.FirstOrDefault(found => string.Equals(found.Name.Text, name, StringComparison.OrdinalIgnoreCase))
                ?.Settings
            : null;
        var settings = center is null ? group.Settings : group.Settings.MergeOver(center);
        return settings with
        {
            Target = settings.Target ?? ServiceGoals.Default.Target,
            Acceptable = settings.Acceptable ?? ServiceGoals.Default.Acceptable,
        };
    }
}
