namespace Weir.Schedules.Expressions;

/// <summary>What came of asking an expression.</summary>
/// <param name="IsTrue">Whether it is true.</param>
/// <param name="Fault">Why it could not be asked, and so is false; <see langword="null"/> where it could.</param>
public readonly record struct ExpressionResult(bool IsTrue, string? Fault);
