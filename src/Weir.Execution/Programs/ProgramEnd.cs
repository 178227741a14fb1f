namespace Weir.Execution.Programs;

/// <summary>How a program ended that was run as a user.</summary>
/// <param name="Failure">Why it did not succeed; <see langword="null"/>: it ended with status 0.</param>
public readonly record struct ProgramEnd(string? Failure);
