namespace Weir.Tracking.Import;

/// <summary>Why a record makes no rule.</summary>
/// <param name="Line">The record's line, from 1.</param>
/// <param name="Text">One sentence for each fault: what was found and what is allowed.</param>
public sealed record ImportFault(int Line, string Text);
