using Weir.Jobs;

namespace Weir.Capacity;

/// <summary>The named limits and what is in use of each.</summary>
public sealed class Limits
{
    /// <summary>The maximum of a limit that a job named before anybody defined it.</summary>
    public const int MaximumOfUnknown = 1;

    private readonly Dictionary<ObjectName, Limit> _limits = [];

    /// <summary>All limits by name.</summary>
    public IReadOnlyDictionary<ObjectName, Limit> All => _limits;

    /// <summary>
    /// Takes over the definitions. A limit that is no longer defined goes where nothing of it is in use; else it stays until then
    /// with the maximum it had. What operators set stays while the limit does; what goes with a limit is given back.
    /// </summary>
    public IReadOnlyList<LimitOverride> Define(IEnumerable<LimitDefinition> definitions)
    {
        var defined = new HashSet<ObjectName>();
        foreach (var definition in definitions)
        {
            defined.Add(definition.Name);
            if (_limits.TryGetValue(definition.Name, out var limit))
            {
                limit.Definition = definition;
            }
            else
            {
                _limits.Add(definition.Name, new Limit(definition));
            }
        }

        var gone = _limits.Values.Where(limit => !limit.IsUsed && !defined.Contains(limit.Name)).OrderBy(limit => limit.Name).ToArray();
        foreach (var limit in gone)
        {
            _limits.Remove(limit.Name);
        }

        return [.. gone.SelectMany(limit => limit.Overrides)];
    }

    /// <summary>Makes those limits of the needs that there are not, and names them.</summary>
    public IReadOnlyList<LimitDefinition> CreateUnknown(IEnumerable<LimitNeed> needs)
    {
        List<LimitDefinition>? made = null;
        foreach (var need in needs)
        {
            if (!_limits.ContainsKey(need.Limit))
            {
                (made ??= []).Add(Create(need.Limit).Definition);
            }
        }

        return made ?? [];
    }

    /// <summary>Forgets a limit that was made and that nothing uses.</summary>
    public void Unmake(ObjectName name)
    {
        if (_limits.TryGetValue(name, out var limit) && !limit.IsUsed)
        {
            _limits.Remove(name);
        }
    }

    /// <summary>Sets a limit past its default; says no where there is no such limit.</summary>
    public bool Override(LimitOverride to)
    {
        ArgumentNullException.ThrowIfNull(to);
        if (_limits.TryGetValue(to.Name, out var limit))
        {
            limit.Set(to);
        }

        return limit is not null;
    }

    /// <summary>Gives a limit its default back; says no where nothing was set.</summary>
    public bool Reset(ObjectName name, string? machine) => _limits.TryGetValue(name, out var limit) && limit.Reset(machine);

    /// <summary>Whether this need could be met now. A limit that nobody has defined counts as it would be made.</summary>
    public bool HasRoomFor(LimitNeed need, string machine) =>
        _limits.TryGetValue(need.Limit, out var limit) ? limit.HasRoomFor(need, machine) : need.Units <= MaximumOfUnknown;

    /// <summary>Counts all needs as in use, whether there is room or not.</summary>
    public void Acquire(IReadOnlyList<LimitNeed> needs, string machine)
    {
        foreach (var need in needs)
        {
            (_limits.GetValueOrDefault(need.Limit) ?? Create(need.Limit)).Acquire(need, machine);
        }
    }

    /// <summary>Counts all needs as free again.</summary>
    public void Release(IReadOnlyList<LimitNeed> needs, string machine)
    {
        foreach (var need in needs)
        {
            _limits[need.Limit].Release(need, machine);
        }
    }

    private Limit Create(ObjectName name)
    {
        var limit = new Limit(new LimitDefinition(name, MaximumOfUnknown));
        _limits.Add(name, limit);
        return limit;
    }
}
