using System.Text;
using Weir.Jobs;

namespace Weir.Cli.Terminal;

/// <summary>Rows under heads, as wide as what they hold and never wider than the terminal: the columns that give are cut.</summary>
internal sealed class Table(params Column[] columns)
{
    private const int Gap = 2;
    private const int Least = 6;
    private readonly List<string[]> _rows = [];

    /// <summary>Adds a row; foreign text is made safe here, once for all tables.</summary>
    public void Add(params ReadOnlySpan<string?> cells)
    {
        var row = new string[columns.Length];
        for (var i = 0; i < row.Length; i++)
        {
            row[i] = Printable.Escape(i < cells.Length ? cells[i] ?? "" : "", 400);
        }

        _rows.Add(row);
    }

    /// <summary>Writes the heads and all rows.</summary>
    public void Write(TextWriter target, int width)
    {
        var widths = Widths(width);
        target.Write(Line([.. columns.Select(c => c.Title)], widths));
        foreach (var row in _rows)
        {
            target.Write(Line(row, widths));
        }
    }

    private int[] Widths(int total)
    {
        var widths = new int[columns.Length];
        for (var i = 0; i < widths.Length; i++)
        {
            widths[i] = _rows.Select(r => CellWidth.Measure(r[i])).Append(columns[i].Title.Length).Max();
        }

        var excess = widths.Sum() + (Gap * (widths.Length - 1)) - total;
        while (excess > 0)
        {
            // The widest column that gives loses a character at a time, so that all that give end about equally wide.
            var widest = -1;
            for (var i = 0; i < widths.Length; i++)
            {
                if (columns[i].Gives && widths[i] > Math.Max(Least, columns[i].Title.Length) && (widest < 0 || widths[i] > widths[widest]))
                {
                    widest = i;
                }
            }

            if (widest < 0)
            {
                break;
            }

            widths[widest]--;
            excess--;
        }

        return widths;
    }

    private string Line(string[] cells, int[] widths)
    {
        var line = new StringBuilder();
        for (var i = 0; i < cells.Length; i++)
        {
            line.Append(CellWidth.Fit(cells[i], widths[i], columns[i].Right)).Append(' ', Gap);
        }

        return line.ToString().TrimEnd() + "\n";
    }
}
