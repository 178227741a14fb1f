namespace Weir.Agent.Placeholders;

/// <summary>What a program, a file or the environment says; or why it says nothing.</summary>
/// <param name="Text">The text; <see langword="null"/> where there is none.</param>
/// <param name="Fault">Why there is none.</param>
internal sealed record OutsideAnswer(string? Text, string Fault);
