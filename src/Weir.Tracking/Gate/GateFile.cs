using System.Globalization;
using System.Text;
using Weir.Jobs;
using Weir.Tracking.Rules;

namespace Weir.Tracking.Gate;

/// <summary>
/// Writes what an agent publishes for the gate: lines of fields with tabs between, read back by <see cref="GateFilter"/>.
/// </summary>
internal static class GateFile
{
    public static byte[] Write(RuleSet rules, GateSettings settings)
    {
        var text = new StringBuilder("weir-gate 1\n");
        text.Append("socket ").Append(OneLine(settings.Socket)).Append('\n');
        text.Append(CultureInfo.InvariantCulture, $"agent {settings.AgentProcess}\n");
        text.Append(CultureInfo.InvariantCulture, $"timeout {(long)settings.Timeout.TotalMilliseconds}\n");
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

        foreach (var rule in rules.Rules.Where(rule => rule.Type != TrackType.Passive))
        {
            text.Append("rule ")
                .Append(rule.Name.Text)
                .Append('\t')
                .Append(rule.TakesSubmissions ? RuleWords.ToText(rule.Type) : "none")
                .Append('\t')
                .Append(rule.JobName)
                .Append('\t')
                .Append(rule.User)
                .Append('\t')
                .Append(rule.JobDescriptionLibrary)
                .Append('\t')
                .Append(rule.JobDescription)
                .Append('\t')
                .Append(rule.JobQueueLibrary)
                .Append('\t')
                .Append(rule.JobQueue)
                .Append('\t')
                .Append(RuleWords.ToText(rule.WhenAgentDown))
                .Append('\n');
        }

        return Encoding.UTF8.GetBytes(text.ToString());
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
