namespace Weir.Linux;

/// <summary>What came of a program.</summary>
/// <param name="Status">
/// Its exit status, or 128 and the number of the signal that ended it; <see langword="null"/>: it took too long.
/// </param>
/// <param name="Output">The first bytes of its standard output.</param>
/// <param name="Errors">The first bytes of its standard error.</param>
public sealed record ProgramResult(int? Status, byte[] Output, byte[] Errors);
