using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using Weir.Jobs;
using Weir.Tracking.Matching;
using Weir.Tracking.Rules;

namespace Weir.Tracking.Gate;

/// <summary>
/// Writes what an agent publishes for the gate, read back by <see cref="GateFilter"/>: lines of fields with tabs between, and behind them
/// in bytes where the line of each rule begins, and the index by which it is found.
/// </summary>
internal static class GateFile
{
    public static byte[] Write(RuleSet rules, GateSettings settings)
    {
        var text = new StringBuilder("weir-gate 2\n");
        text.Append("socket ").Append(OneLine(settings.Socket)).Append('\n');
        text.Append(CultureInfo.InvariantCulture, $"agent {settings.AgentProcess}\n");
        text.Append(CultureInfo.InvariantCulture, $"timeout {(long)settings.Timeout.TotalMilliseconds}\n");
        if (settings.Asks != GateAsks.WhereRulesMatch)
        {
            text.Append("asks ").Append(settings.Asks == GateAsks.Always ? "always" : "inside").Append('\n');
        }

        foreach (var (way, state) in settings.Ways.OrderBy(way => way.Key, StringComparer.Ordinal))
        {
            text.Append("way ").Append(OneLine(way)).Append(' ').Append(WayStates.ToText(state)).Append('\n');
        }

        foreach (var name in settings.Names)
        {
            text.Append("name ")
                .Append(OneLine(name.User))
                .Append('\t')
                .Append(Digest(name.Command))
                .Append('\t')
                .Append(name.JobName.Text)
                .Append('\n');
        }

        (int Place, TrackingRule Rule)[] served =
        [
            .. rules.Rules.Where(rule => rule.Type != TrackType.Passive).Select((rule, place) => (place, rule)),
        ];
        text.Append("users ").Append(Array.Exists(served, one => one.Rule.User.Kind != PatternKind.All) ? "yes" : "no").Append('\n');
        var lines = Lines(served, out var starts);
        var index = RuleIndexBytes.Write(served);
        // The two numbers have ten digits each: so it is known where what follows begins.
        var at = Encoding.UTF8.GetByteCount(text.ToString()) + "index 0000000000 0000000000\n".Length;
        text.Append(CultureInfo.InvariantCulture, $"index {at + lines.Length:D10} {served.Length:D10}\n");
        var table = new byte[served.Length * sizeof(int)];
        for (var place = 0; place < served.Length; place++)
        {
            BinaryPrimitives.WriteInt32LittleEndian(table.AsSpan(place * sizeof(int)), at + starts[place]);
        }

        return [.. Encoding.UTF8.GetBytes(text.ToString()), .. lines, .. table, .. index];
    }

    private static byte[] Lines((int Place, TrackingRule Rule)[] rules, out int[] starts)
    {
        starts = new int[rules.Length];
        using var lines = new MemoryStream();
        foreach (var (place, rule) in rules)
        {
            starts[place] = (int)lines.Length;
            lines.Write(
                Encoding.UTF8.GetBytes(
                    string.Join(
                        '\t',
                        $"rule {rule.Name}",
                        rule.TakesSubmissions ? RuleWords.ToText(rule.Type) : "none",
                        rule.JobName,
                        rule.User,
                        rule.JobDescriptionLibrary,
                        rule.JobDescription,
                        rule.JobQueueLibrary,
                        rule.JobQueue,
                        RuleWords.ToText(rule.WhenAgentDown)
                    ) + "\n"
                )
            );
        }

        return lines.ToArray();
    }

    private static string Digest(byte[] command)
    {
        Span<byte> letters = stackalloc byte[CommandDigest.Length];
        CommandDigest.Write(command, letters);
        return Encoding.ASCII.GetString(letters);
    }

    // Patterns and names cannot hold these by their making; paths and users come from elsewhere.
    private static string OneLine(string text) =>
        text.AsSpan().IndexOfAny('\n', '\t') < 0
            ? text
            : throw new FormatException($"'{Printable.Escape(text)}' cannot stand in a gate file: it holds a line end or a tab");
}
