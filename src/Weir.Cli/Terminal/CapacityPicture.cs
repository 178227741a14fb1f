using System.Globalization;
using System.Text;
using Weir.Protocol.Capacity;

namespace Weir.Cli.Terminal;

/// <summary>
/// The average of four hours over time, as text: a column for some five minutes, a bar for their highest average, a line where the limit
/// is, and below the levels.
/// </summary>
internal static class CapacityPicture
{
    private const int Rows = 8;
    private const int Left = 9;
    private const int Narrowest = 12;
    private const int Widest = 96;

    private static readonly char[] s_eighths = [' ', '▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

    /// <summary>The lines of the picture; one that says so where nothing is known.</summary>
    public static IReadOnlyList<string> Draw(IReadOnlyList<CapacityPoint> history, Clock clock, int width)
    {
        if (history.Count == 0)
        {
            return ["nothing is known of that time"];
        }

        var columns = ColumnsOf([.. history.Reverse()], Math.Clamp(width - Left - 1, Narrowest, Widest));
        var top = columns.Max(column => Math.Max(column.Average, column.Limit ?? 0));
        top = top > 0 ? top : 1;
        List<string> lines = [];
        for (var row = Rows - 1; row >= 0; row--)
        {
            var label = row is Rows - 1 or 0
                ? (top * (row + (row == 0 ? 0 : 1)) / Rows).ToString("0.00", CultureInfo.InvariantCulture)
                : "";
            var line = new StringBuilder(label.PadLeft(Left - 1)).Append(' ');
            foreach (var column in columns)
            {
                line.Append(CellOf(column, row, top));
            }

            lines.Add(line.ToString().TrimEnd());
        }

        lines.Add(
            "levels".PadLeft(Left - 1) + " " + string.Concat(columns.Select(column => column.Level > 0 ? (char)('0' + column.Level) : '·'))
        );
        lines.Add(
            "".PadLeft(Left)
                + $"{clock.Short(history[^1].Start)} to {clock.Short(history[0].Start.AddMinutes(5))}; █ average of four hours, ─ limit"
        );
        return lines;
    }

    private static char CellOf(CapacityPoint column, int row, double top)
    {
        var filled = (column.Average / top * Rows) - row;
        var limit = column.Limit is { } most ? (most / top * Rows) - row : -1;
        return filled >= 1 ? '█'
            : limit is > 0 and <= 1 ? '─'
            : filled > 0 ? s_eighths[(int)Math.Clamp(Math.Round(filled * 8), 1, 8)]
            : ' ';
    }

    // Of the five minutes of a column those with the highest average stand for it, so that no peak is lost.
    private static List<CapacityPoint> ColumnsOf(List<CapacityPoint> points, int most)
    {
        var each = (points.Count + most - 1) / most;
        return [.. points.Chunk(each).Select(some => some.MaxBy(point => point.Average)! with { Level = some.Max(Level) })];

        static int? Level(CapacityPoint point) => point.CapLevel ?? point.Level ?? 0;
    }
}
