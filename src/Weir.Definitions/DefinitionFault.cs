using System.Globalization;

namespace Weir.Definitions;

/// <summary>What is wrong in a file of definitions, and where.</summary>
/// <param name="File">The file's name as it was given.</param>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1.</param>
/// <param name="Text">What was found and what is allowed.</param>
public sealed record DefinitionFault(string File, int Line, int Column, string Text)
{
    /// <summary><c>file:line:column: text</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{File}:{Line}:{Column}: {Text}");
}
