namespace Weir.Notices;

/// <summary>What is wrong with a template.</summary>
/// <param name="Line">From 1, within the template.</param>
/// <param name="Column">From 1.</param>
/// <param name="Text">One sentence.</param>
public sealed record TemplateFault(int Line, int Column, string Text);
