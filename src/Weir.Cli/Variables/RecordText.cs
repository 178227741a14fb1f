using System.Globalization;
using System.Text;
using Weir.Jobs;
using Weir.Protocol.Variables;

namespace Weir.Cli.Variables;

/// <summary>A variable's value as SHOW-JV prints it: the contents after <c>%</c>, and under a monitoring record its ruler.</summary>
internal static class RecordText
{
    private const string Ruler = "Starting at position";

    private static readonly (int Position, int Length)[] JobFields =
    [
        (1, 3),
        (4, 1),
        (5, 4),
        (9, 4),
        (17, 1),
        (18, 3),
        (21, 16),
        (37, 16),
        (53, 8),
        (71, 58),
    ];

    private static readonly (int Position, int Length)[] ProgramFields = [(1, 3), (4, 4), (17, 1), (71, 58)];

    public static void Write(TextWriter target, VariableView view)
    {
        // One character for one: a position in the ruler stays that of the value. The bytes as they are gives --raw.
        var text = string.Concat((view.Text ?? "").Select(c => Printable.IsHidden(c) ? '\uFFFD' : c));
        if (view.Record is not { } record)
        {
            target.WriteLine("%" + text.TrimEnd(' '));
            return;
        }

        var fields = (record.Kind == "program" ? ProgramFields : JobFields).ToList();
        const int SystemSection = 128;
        if (text.Length > SystemSection && text[SystemSection..].Trim(' ').Length > 0)
        {
            fields.Add((SystemSection + 1, text.Length - SystemSection));
        }

        var values = new StringBuilder("%".PadRight(Ruler.Length));
        var ruler = new StringBuilder(Ruler);
        foreach (var (position, length) in fields)
        {
            var value = text.Substring(position - 1, length).TrimEnd(' ');
            var label = position.ToString(CultureInfo.InvariantCulture);
            var width = Math.Max(value.Length, label.Length);
            values.Append(" | ").Append(value.PadRight(width));
            ruler.Append(" | ").Append(label.PadRight(width));
        }

        target.WriteLine(values.Append(" |").ToString());
        target.WriteLine(ruler.Append(" |").ToString());
    }
}
