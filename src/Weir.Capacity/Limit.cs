using Weir.Jobs;

namespace Weir.Capacity;

/// <summary>
/// A named counter with a maximum: its default, until an operator sets another. What is in use is counted for each machine,
/// so that it can be changed whether all machines share it.
/// </summary>
public sealed class Limit
{
    private readonly Dictionary<string, int> _inUse = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, int> _alone = new(StringComparer.OrdinalIgnoreCase);
    private int _units;
    private readonly Dictionary<string, LimitOverride> _overrides = new(StringComparer.OrdinalIgnoreCase);

    internal Limit(LimitDefinition definition) => Definition = definition;

    /// <summary>Its default maximum, and what it stands for.</summary>
    public LimitDefinition Definition { get; internal set; }

    /// <summary>Its name.</summary>
    public ObjectName Name => Definition.Name;

    /// <summary>Units in use, on all machines.</summary>
    public int InUse =>
        Definition.PerMachine ? _inUse.Keys.Union(_alone.Keys, StringComparer.OrdinalIgnoreCase).Sum(InUseOn)
        : _alone.Count > 0 ? Math.Max(Maximum, _units)
        : _units;

    /// <summary>Whether a job under way needs anything of it.</summary>
    public bool IsUsed => _units > 0 || _alone.Count > 0;

    /// <summary>What operators set, for all machines first.</summary>
    public IEnumerable<LimitOverride> Overrides =>
        _overrides.OrderBy(pair => pair.Key, StringComparer.OrdinalIgnoreCase).Select(pair => pair.Value);

    /// <summary>Units in use there. A job that needs all uses as many as there are, however many that become.</summary>
    public int InUseOn(string machine) => _alone.ContainsKey(machine) ? Math.Max(MaximumFor(machine), UnitsOn(machine)) : UnitsOn(machine);

    /// <summary>Whether a job that counts for a machine's jobs has all of it.</summary>
    public bool IsTakenFor(string machine) => Definition.PerMachine ? _alone.ContainsKey(machine) : _alone.Count > 0;

    /// <summary>The maximum that all machines share, or that a machine has for which nothing else is set.</summary>
    public int Maximum => _overrides.TryGetValue("", out var all) ? all.Maximum : Definition.Maximum;

    /// <summary>The maximum that counts for a machine's jobs.</summary>
    public int MaximumFor(string machine) => Definition.PerMachine && _overrides.TryGetValue(machine, out var own) ? own.Maximum : Maximum;

    /// <summary>The units in use that count for a machine's jobs.</summary>
    public int InUseFor(string machine) => Definition.PerMachine ? InUseOn(machine) : InUse;

    /// <summary>Whether this may be given now to a machine's job, beside so many units more.</summary>
    public bool HasRoomFor(LimitNeed need, string machine, int beside = 0) =>
        need.IsAll
            ? beside == 0 && InUseFor(machine) == 0 && !IsTakenFor(machine) && MaximumFor(machine) > 0
            : !IsTakenFor(machine) && InUseFor(machine) + (long)beside + need.Units <= MaximumFor(machine);

    internal void Acquire(LimitNeed need, string machine)
    {
        if (need.IsAll)
        {
            _alone[machine] = _alone.GetValueOrDefault(machine) + 1;
            return;
        }

        _units = checked(_units + need.Units);
        _inUse[machine] = UnitsOn(machine) + need.Units;
    }

    internal void Release(LimitNeed need, string machine)
    {
        var (counts, units, there) = need.IsAll ? (_alone, 1, _alone.GetValueOrDefault(machine)) : (_inUse, need.Units, UnitsOn(machine));
        if (there < units)
        {
            throw new InvalidOperationException(
                $"{(need.IsAll ? "all" : units)} units of {Name} given back on {machine} where {there} are in use"
            );
        }

        _units -= need.Units;
        if (there == units)
        {
            counts.Remove(machine);
        }
        else
        {
            counts[machine] = there - units;
        }
    }

    private int UnitsOn(string machine) => _inUse.GetValueOrDefault(machine);

    internal void Set(LimitOverride to) => _overrides[to.Machine ?? ""] = to;

    internal bool Reset(string? machine) => _overrides.Remove(machine ?? "");
}
