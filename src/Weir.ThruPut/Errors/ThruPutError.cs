using System.Globalization;

namespace Weir.ThruPut;

/// <summary>Why a request was not answered.</summary>
/// <param name="Code">Four digits, of <see cref="ErrorCodes"/>.</param>
/// <param name="Text">One sentence: what was found, what is allowed.</param>
/// <param name="Line">The line of the request it stands in, from 1; 0 where it has no place.</param>
/// <param name="Column">The column, from 1.</param>
public sealed record ThruPutError(string Code, string Text, int Line = 0, int Column = 0)
{
    public override string ToString() =>
        Line == 0 ? $"{Code} {Text}" : string.Create(CultureInfo.InvariantCulture, $"{Code} {Text} (line {Line}, column {Column})");
}
