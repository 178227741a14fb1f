using System.Text.RegularExpressions;

namespace Weir.EndToEnd.Tests.Oddities;

/// <summary>What came of the cases, way by way: lines that do not depend on process ids, paths and times.</summary>
internal sealed partial class Seen
{
    private readonly SortedDictionary<(string Way, string Name), List<string>> _lines = [];

    public IEnumerable<string> NamesOf(string way) => _lines.Keys.Where(key => key.Way == way).Select(key => key.Name);

    public IReadOnlyList<string> Of(string way, string name) => _lines.TryGetValue((way, name), out var lines) ? lines : [];

    /// <summary>Adds what a case printed, wrote or ended with; <paramref name="what"/> says which.</summary>
    public void Add(string way, string name, string what, string text)
    {
        if (!_lines.TryGetValue((way, name), out var lines))
        {
            _lines[(way, name)] = lines = [];
        }

        // A job's output may be megabytes; its size and its parts say as much.
        const int Most = 150_000;
        var all = text.Length > Most ? text[..Most] + $"\n… {text.Length} characters" : text;
        lines.AddRange(all.Split('\n').Select(line => $"{what}: {Plain(line)}"));
        lines.Sort(StringComparer.Ordinal);
    }

    /// <summary>Which things differ between two ways of the same case.</summary>
    public IReadOnlyList<(string What, string Line)> Differences(string without, string with, string name)
    {
        List<string> before = [.. Of(without, name)],
            after = [.. Of(with, name)];
        foreach (var line in before.ToList().Where(after.Remove))
        {
            before.Remove(line);
        }

        // One that was not run differs in all that it would have said.
        if (before.Exists(IsFolder) != after.Exists(IsFolder))
        {
            return
            [
                (
                    "run",
                    before.Exists(IsFolder)
                        ? $"- it ran; now {string.Join(" / ", after.Take(6))}"
                        : $"+ it runs; before {string.Join(" / ", before.Take(6))}"
                ),
            ];
        }

        return [.. before.Select(line => (What(line), "- " + line)), .. after.Select(line => (What(line), "+ " + line))];
    }

    private static bool IsFolder(string line) => line.Contains(": folder = ", StringComparison.Ordinal);

    /// <summary>What a line tells of: "variable HOME", "limit nofile", "header Subject", "output".</summary>
    public static string What(string line)
    {
        var text = line[(line.IndexOf(": ", StringComparison.Ordinal) + 2)..];
        return VariableLine().Match(text) is { Success: true } variable ? "variable " + variable.Groups[1].Value
            : FactLine().Match(text) is { Success: true } fact ? fact.Groups[1].Value
            : line.StartsWith("header", StringComparison.Ordinal) ? "header " + text.Split(':')[0]
            : line[..line.IndexOf(':', StringComparison.Ordinal)];
    }

    private static string Plain(string line)
    {
        line = ProcessNumber().Replace(line, "line $1: PID ");
        line = DeletedFile().Replace(line, "/tmp/FILE (deleted)");
        line = SpoolFile().Replace(line, "$1/FILE");
        // The mark at the head of a script of at makes it a line longer.
        line = ScriptLine().Replace(line, "sh: N:");
        line = ControlGroups()
            .Replace(
                line,
                match =>
                    match.Value.Contains("/weir/0", StringComparison.Ordinal)
                        ? "control groups = its own, made by Weir"
                        : "control groups = its parent's"
            );
        return JobNumber().Replace(line, "$1 N");
    }

    [GeneratedRegex(@"^variable = ([^=]*)=")]
    private static partial Regex VariableLine();

    [GeneratedRegex(@"^((?:descriptor|argument|limit) \w+|[A-Za-z][A-Za-z' ]*) = ")]
    private static partial Regex FactLine();

    [GeneratedRegex(@"line (\d+): +\d+ ")]
    private static partial Regex ProcessNumber();

    [GeneratedRegex(@"/tmp/#\d+ \(deleted\)|/tmp/tmpf\w+ \(deleted\)|/tmp/sh-thd\.\w+ \(deleted\)")]
    private static partial Regex DeletedFile();

    [GeneratedRegex(@"(/var/spool/cron/at(?:jobs|spool))/\w+")]
    private static partial Regex SpoolFile();

    [GeneratedRegex(@"^sh: \d+:")]
    private static partial Regex ScriptLine();

    [GeneratedRegex("^control groups = .*")]
    private static partial Regex ControlGroups();

    [GeneratedRegex(@"^(.*Output from your job) +\d+")]
    private static partial Regex JobNumber();
}
