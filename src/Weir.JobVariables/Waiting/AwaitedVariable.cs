namespace Weir.JobVariables;

/// <summary>A variable that somebody waits on: who, and what it held when it was last looked at.</summary>
internal sealed class AwaitedVariable(VariableId id)
{
    public VariableId Id { get; } = id;

    public List<PendingCondition> Pending { get; } = [];

    public VariableValue? Value { get; set; }
}
