using Weir.Jobs;

namespace Weir.Capacity;

/// <summary>The named limits and what is in use of each.</summary>
public sealed class Limits
{
    /// <summary>The maximum of a limit that a job named before anybody defined it.</summary>
    public const int MaximumOfUnknown = 1;

    private readonly Dictionary<ObjectName, Counter> _counters = [];

    /// <summary>All limits by name.</summary>
    public IReadOnlyDictionary<ObjectName, Counter> All => _counters;

    /// <summary>
    /// Takes over the maxima. A limit that is no longer defined goes where nothing of it is in use; else it stays until then
    /// with the maximum it had.
    /// </summary>
    public void Define(IEnumerable<LimitDefinition> definitions)
    {
        var defined = new HashSet<ObjectName>();
        foreach (var definition in definitions)
        {
            defined.Add(definition.Name);
            if (_counters.TryGetValue(definition.Name, out var counter))
            {
                counter.Maximum = definition.Maximum;
            }
            else
            {
                _counters.Add(definition.Name, new Counter(definition.Maximum));
            }
        }

        foreach (var (name, counter) in _counters)
        {
            if (counter.InUse == 0 && !defined.Contains(name))
            {
                _counters.Remove(name);
            }
        }
    }

    /// <summary>Makes those limits of the needs that there are not, and names them.</summary>
    public IReadOnlyList<LimitDefinition> MakeUnknown(IEnumerable<LimitNeed> needs)
    {
        List<LimitDefinition>? made = null;
        foreach (var need in needs)
        {
            if (_counters.TryAdd(need.Limit, new Counter(MaximumOfUnknown)))
            {
                (made ??= []).Add(new LimitDefinition(need.Limit, MaximumOfUnknown));
            }
        }

        return made ?? [];
    }

    /// <summary>The first need for which there is no room now, or <see langword="null"/> where all could be met.</summary>
    public LimitNeed? Blocking(IReadOnlyList<LimitNeed> needs)
    {
        for (var i = 0; i < needs.Count; i++)
        {
            if (!HasRoomFor(needs[i]))
            {
                return needs[i];
            }
        }

        return null;
    }

    /// <summary>Whether this need could be met now. A limit that nobody has defined counts as it would be made.</summary>
    public bool HasRoomFor(LimitNeed need) =>
        _counters.TryGetValue(need.Limit, out var counter) ? counter.HasRoomFor(need.Units) : need.Units <= MaximumOfUnknown;

    /// <summary>Counts all needs as in use, whether there is room or not.</summary>
    public void Take(IReadOnlyList<LimitNeed> needs)
    {
        foreach (var need in needs)
        {
            if (!_counters.TryGetValue(need.Limit, out var counter))
            {
                _counters.Add(need.Limit, counter = new Counter(MaximumOfUnknown));
            }

            counter.Take(need.Units);
        }
    }

    /// <summary>Counts all needs as free again.</summary>
    public void GiveBack(IReadOnlyList<LimitNeed> needs)
    {
        foreach (var need in needs)
        {
            _counters[need.Limit].GiveBack(need.Units);
        }
    }
}
