namespace Weir.Agent.Machine;

/// <summary>A line that a rule looks for.</summary>
/// <param name="Rule">Which rule of its definition, from 0.</param>
/// <param name="File">In which file: <c>out</c> or <c>err</c>.</param>
/// <param name="Line">The line, printable.</param>
/// <param name="End">The byte after it.</param>
internal sealed record OutputMatch(int Rule, string File, string Line, long End);
