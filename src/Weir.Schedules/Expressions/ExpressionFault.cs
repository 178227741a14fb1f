namespace Weir.Schedules.Expressions;

/// <summary>What is wrong with the text of an expression.</summary>
/// <param name="Text">That, with what is allowed.</param>
/// <param name="Column">At which of its characters, from 1.</param>
public readonly record struct ExpressionFault(string Text, int Column);
