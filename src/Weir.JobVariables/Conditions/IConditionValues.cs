namespace Weir.JobVariables;

/// <summary>Where a condition gets what it compares.</summary>
public interface IConditionValues
{
    /// <summary>What a variable holds; <see langword="null"/> where it is not there. The special ones are asked for as well.</summary>
    VariableValue? ValueOf(VariableName name);
}
