namespace Weir.Protocol.Rules;

/// <summary>One finding.</summary>
/// <param name="Rule">The rule's name.</param>
/// <param name="Severity">information, warning or error.</param>
/// <param name="Code">Stable word, such as never-wins or no-definition.</param>
/// <param name="Text">One sentence.</param>
public sealed record RuleFinding(string Rule, string Severity, string Code, string Text);
