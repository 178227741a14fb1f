using Weir.Jobs;

namespace Weir.Capacity;

/// <summary>Which machines are added up to what, and with which limits: definitions, and what the active policy says instead.</summary>
public sealed class CapacityPlan
{
    /// <summary>The site of machines that name none.</summary>
    public const string UsualSite = "DEFAULT";

    private readonly Dictionary<string, MachineDefinition> _machines;
    private readonly IReadOnlyList<SetDefinition> _sets;
    private readonly IReadOnlyList<LimitOfPolicy> _policy;

    /// <summary>A plan of what is in force.</summary>
    public CapacityPlan(IEnumerable<MachineDefinition> machines, IEnumerable<SetDefinition> sets, IReadOnlyList<LimitOfPolicy> policy)
    {
        _machines = machines.ToDictionary(machine => machine.Name, StringComparer.OrdinalIgnoreCase);
        _sets = [.. sets.OrderBy(set => set.Name)];
        _policy = policy;
    }

    /// <summary>The sets, by name.</summary>
    public IReadOnlyList<SetDefinition> Sets => _sets;

    /// <summary>What a busy processor of a machine counts.</summary>
    public double RatingOf(string machine) => _machines.GetValueOrDefault(machine)?.Rating ?? MachineDefinition.UsualRating;

    /// <summary>The site of a machine.</summary>
    public string SiteOf(string machine) => _machines.GetValueOrDefault(machine)?.Site?.Text ?? UsualSite;

    /// <summary>What a machine is added up to, itself first: what counts for its jobs.</summary>
    public IEnumerable<CapacityEntity> EntitiesOf(string machine)
    {
        yield return new CapacityEntity(EntityKind.Machine, machine);
        yield return new CapacityEntity(EntityKind.Site, SiteOf(machine));
        foreach (var set in _sets.Where(set => set.Has(machine)))
        {
            if (set.AcrossSites)
            {
                yield return new CapacityEntity(EntityKind.SetOnSite, set.Name.Text, SiteOf(machine));
                yield return new CapacityEntity(EntityKind.SetOfSites, set.Name.Text);
            }
            else
            {
                yield return new CapacityEntity(set.Exclusive ? EntityKind.Group : EntityKind.Set, set.Name.Text);
            }
        }
    }

    /// <summary>The limit of an entity at a time of the clock; <see langword="null"/> where it has none.</summary>
    /// <param name="entity">What has the limit.</param>
    /// <param name="at">The time as clocks of the server's zone show it.</param>
    /// <param name="isIn">Whether a day is in a calendar.</param>
    public double? LimitOf(CapacityEntity entity, DateTime at, Func<ObjectName, DateOnly, bool> isIn) =>
        (_policy.FirstOrDefault(own => own.Is(entity))?.LimitOf(entity) ?? Defined(entity))?.At(at, isIn);

    private CapacityLimit? Defined(CapacityEntity entity)
    {
        if (entity.Kind == EntityKind.Machine)
        {
            return _machines.GetValueOrDefault(entity.Name)?.Capacity;
        }

        var set = _sets.FirstOrDefault(set => set.Name.Text.Equals(entity.Name, StringComparison.OrdinalIgnoreCase));
        return entity.Kind switch
        {
            EntityKind.SetOfSites => set?.LimitAllSites,
            EntityKind.Site => null,
            _ => set?.Limit,
        };
    }
}
