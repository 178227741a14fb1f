namespace Weir.JobVariables;

/// <summary>One write that was made through Weir.</summary>
/// <param name="Variable">What was written.</param>
/// <param name="Value">What it holds since, the same as before or not.</param>
public readonly record struct VariableWritten(VariableId Variable, VariableValue Value);
