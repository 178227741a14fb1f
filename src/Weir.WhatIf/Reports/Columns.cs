using System.Text;

namespace Weir.WhatIf.Reports;

/// <summary>
/// Rows under heads, two blanks between them. A head that begins with + is of figures and stands to the right; columns that
/// stay empty are left out.
/// </summary>
internal sealed class Columns(params string[] heads)
{
    /// <summary>The longest cell; longer names of groups are cut to it.</summary>
    private const int Longest = 17;

    private readonly List<string[]> _rows =
    [
        [.. heads.Select(head => head.TrimStart('+'))],
    ];

    public void Add(params string[] cells) =>
        _rows.Add([.. cells.Select(cell => cell.Length > Longest ? cell[..(Longest - 1)] + "…" : cell)]);

    public void Write(TextWriter target)
    {
        var shown = Enumerable.Range(0, heads.Length).Where(column => _rows.Skip(1).Any(row => row[column].Length > 0)).ToArray();
        var widths = heads.Select((_, column) => _rows.Max(row => row[column].Length)).ToArray();
        foreach (var row in _rows)
        {
            var line = new StringBuilder();
            foreach (var column in shown)
            {
                line.Append(column == shown[0] ? "" : "  ");
                line.Append(heads[column][0] == '+' ? row[column].PadLeft(widths[column]) : row[column].PadRight(widths[column]));
            }

            target.Write(line.ToString().TrimEnd() + "\n");
        }
    }
}
