namespace Weir.Tracking.Variables;

/// <summary>What the job's machine is to be asked before a text can be expanded.</summary>
/// <param name="Variable">The variable.</param>
/// <param name="Texts">Its source's texts, expanded: the program's words, the entry's name, or the path.</param>
public sealed record OutsideQuestion(VariableDefinition Variable, IReadOnlyList<string> Texts);
