using Weir.Linux;

namespace Weir.JobVariables;

/// <summary>The values of one condition's variables, as they were when they were last read.</summary>
internal sealed class WaitedValues(Condition condition, WaitOptions options, TimeProvider clock, IVariableReader reader) : IConditionValues
{
    private readonly Dictionary<VariableId, VariableValue?> _values = condition
        .Variables.Select(name => name.For(options.User))
        .Distinct()
        .ToDictionary(id => id, _ => (VariableValue?)null);

    public IReadOnlyCollection<VariableId> Ids => _values.Keys;

    public bool IsTrue => condition.Evaluate(this) == true;

    public VariableValue? ValueOf(VariableName name) =>
        name.IsSpecial ? SpecialVariables.ValueOf(name, clock, options.Tsn) : _values[name.For(options.User)];

    /// <summary>Reads all of them; whether all are there.</summary>
    public bool ReadAll()
    {
        foreach (var id in _values.Keys.ToArray())
        {
            _values[id] = reader.TryRead(id);
        }

        return !_values.ContainsValue(null);
    }

    /// <summary>Reads those that were told of; whether any was written.</summary>
    public bool Reread(IReadOnlyList<FileChange> changes, IReadOnlyDictionary<int, string> users) =>
        changes.Any(change => change.What.HasFlag(FileChanges.Overflow)) ? RereadAll() : Reread(Touched(changes, users));

    /// <summary>Reads all of them again; whether any was written.</summary>
    public bool RereadAll() => Reread([.. _values.Keys]);

    private bool Reread(IReadOnlyCollection<VariableId> written)
    {
        var isNew = false;
        foreach (var id in written)
        {
            var now = Read(id);
            isNew |= now is { } value && !(_values[id] is { } last && last.IsSameWrite(value));
            _values[id] = now;
        }

        return isNew;
    }

    private HashSet<VariableId> Touched(IReadOnlyList<FileChange> changes, IReadOnlyDictionary<int, string> users)
    {
        HashSet<VariableId> touched = [];
        foreach (var change in changes)
        {
            if (
                users.TryGetValue(change.Watch, out var user)
                && VariableName.IsProper(change.Name)
                && new VariableId(user, change.Name) is var id
                && _values.ContainsKey(id)
            )
            {
                touched.Add(id);
            }
        }

        return touched;
    }

    // A link, or not to be read: as if it were not there, until it is again.
    private VariableValue? Read(VariableId id)
    {
        try
        {
            return reader.TryRead(id);
        }
        catch (IOException)
        {
            return null;
        }
    }
}
