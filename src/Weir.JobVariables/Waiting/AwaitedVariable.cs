namespace Weir.JobVariables;

/// <summary>A variable that somebody waits on: who, and what it held when it was last looked at.</summary>
internal sealed class AwaitedVariable(VariableId id)
{
    public VariableId Id { get; } = id;

    public List<PendingCondition> Pending { get; } = [];

    public VariableValue? Value { get; private set; }

    /// <summary>How often it was looked at.</summary>
    public int Reads { get; private set; }

    /// <summary>Takes note of what it holds; whether something was written since. Who was told of a write need not compare.</summary>
    public bool Update(VariableValue? value, bool isTold)
    {
        var isNew = isTold || (value is { } now && !(Value is { } last && last.IsSameWrite(now)));
        Value = value;
        Reads++;
        return isNew;
    }
}
