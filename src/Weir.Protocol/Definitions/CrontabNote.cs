namespace Weir.Protocol.Definitions;

/// <summary>What is to be said of a line of a table.</summary>
/// <param name="File">The table's name.</param>
/// <param name="Line">The line, from 1.</param>
/// <param name="Text">What, in words.</param>
public sealed record CrontabNote(string File, int Line, string Text);
