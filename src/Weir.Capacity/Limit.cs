using Weir.Jobs;

namespace Weir.Capacity;

/// <summary>
/// A named counter with a maximum: its default, until an operator sets another. What is in use is counted for each machine,
/// so that it can be changed whether all machines share it.
/// </summary>
public sealed class Limit
{
    private readonly Dictionary<string, int> _inUse = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, LimitOverride> _overrides = new(StringComparer.OrdinalIgnoreCase);

    internal Limit(LimitDefinition definition) => Definition = definition;

    /// <summary>Its default maximum, and what it stands for.</summary>
    public LimitDefinition Definition { get; internal set; }

    /// <summary>Its name.</summary>
    public ObjectName Name => Definition.Name;

    /// <summary>Units in use, on all machines.</summary>
    public int InUse { get; private set; }

    /// <summary>What operators set, for all machines first.</summary>
    public IEnumerable<LimitOverride> Overrides =>
        _overrides.OrderBy(pair => pair.Key, StringComparer.OrdinalIgnoreCase).Select(pair => pair.Value);

    /// <summary>Units in use there.</summary>
    public int InUseOn(string machine) => _inUse.GetValueOrDefault(machine);

    /// <summary>The maximum that all machines share, or that a machine has for which nothing else is set.</summary>
    public int Maximum => _overrides.TryGetValue("", out var all) ? all.Maximum : Definition.Maximum;

    /// <summary>The maximum that counts for a machine's jobs.</summary>
    public int MaximumFor(string machine) => Definition.PerMachine && _overrides.TryGetValue(machine, out var own) ? own.Maximum : Maximum;

    /// <summary>The units in use that count for a machine's jobs.</summary>
    public int InUseFor(string machine) => Definition.PerMachine ? InUseOn(machine) : InUse;

    /// <summary>Whether so many more units may be given now to a machine's job.</summary>
    public bool HasRoomFor(int units, string machine) => InUseFor(machine) + (long)units <= MaximumFor(machine);

    internal void Acquire(int units, string machine)
    {
        InUse = checked(InUse + units);
        _inUse[machine] = InUseOn(machine) + units;
    }

    internal void Release(int units, string machine)
    {
        var left = InUseOn(machine) - units;
        if (left < 0)
        {
            throw new InvalidOperationException($"{units} units of {Name} given back on {machine} where {InUseOn(machine)} are in use");
        }

        InUse -= units;
        if (left == 0)
        {
            _inUse.Remove(machine);
        }
        else
        {
            _inUse[machine] = left;
        }
    }

    internal void Set(LimitOverride to) => _overrides[to.Machine ?? ""] = to;

    internal bool Reset(string? machine) => _overrides.Remove(machine ?? "");
}
