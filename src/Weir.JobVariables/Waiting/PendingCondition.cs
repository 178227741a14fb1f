namespace Weir.JobVariables;

/// <summary>A condition that somebody waits for.</summary>
internal sealed class PendingCondition(Condition condition, WaitOptions options, TimeProvider clock, Action<VariableEvent> fire)
    : IConditionValues
{
    private readonly Dictionary<VariableName, AwaitedVariable> _variables = [];

    public IEnumerable<VariableId> Ids => condition.Variables.Select(name => name.For(options.User)).Distinct();

    /// <summary>Whether it looks at what is written yet.</summary>
    public bool IsArmed { get; set; }

    /// <summary>Whether it is over.</summary>
    public bool IsOver { get; set; }

    /// <summary>Whether nothing follows the first time it is true.</summary>
    public required bool Once { get; init; }

    public void Bind(IReadOnlyDictionary<VariableId, AwaitedVariable> index)
    {
        foreach (var name in condition.Variables)
        {
            _variables[name] = index[name.For(options.User)];
        }
    }

    public bool IsTrue => condition.Evaluate(this) == true;

    public void Fire(VariableId? written) => fire(new VariableEvent(written, clock.GetUtcNow()));

    public VariableValue? ValueOf(VariableName name) =>
        name.IsSpecial ? SpecialVariables.ValueOf(name, clock, options.Tsn) : _variables[name].Value;
}
