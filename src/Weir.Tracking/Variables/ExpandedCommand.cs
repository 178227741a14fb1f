namespace Weir.Tracking.Variables;

/// <summary>A command with its placeholders filled.</summary>
/// <param name="Arguments">The program and its arguments; as many as there were.</param>
/// <param name="Environment">Entries <c>NAME=value</c>, with one for each variable that a shell's line refers to.</param>
public sealed record ExpandedCommand(IReadOnlyList<string> Arguments, IReadOnlyList<string> Environment);
