using System.Globalization;
using System.Text.RegularExpressions;
using Weir.EndToEnd.Tests.Harness;

namespace Weir.EndToEnd.Tests.Oddities;

/// <summary>
/// What a job sees of itself under each way in, as lines: way, fact, without Weir, tracked by Weir, why they differ. What is as
/// the machine has it is said to be its parent's, so that the table is the same on every machine.
/// </summary>
internal sealed partial class StartTable(Seen seen)
{
    private const string Case = "plain",
        Parents = "its parent's";

    private static readonly (string Way, string Without, string With)[] _ways =
    [
        ("cron", "cron", "cron-tracked"),
        ("at", "at", "at-tracked"),
        ("weir-sh", "sh", "weir-sh-tracked"),
        ("run", "sh", "run-tracked"),
        ("terminal", "terminal", "terminal-tracked"),
        ("submit", "", "submit"),
    ];

    public IReadOnlyList<string> Lines()
    {
        List<string> lines = ["way\tfact\twithout Weir\ttracked by Weir\twhy"];
        var listed = ListedDifference.Read().ToList();
        foreach (var (way, without, with) in _ways)
        {
            var (before, after) = (Facts(without), Facts(with));
            foreach (var fact in before.Keys.Union(after.Keys).Order(StringComparer.Ordinal))
            {
                var (plain, tracked) = (before.GetValueOrDefault(fact, "-"), after.GetValueOrDefault(fact, "-"));
                var why =
                    plain == tracked || without.Length == 0
                        ? ""
                        : listed.Find(line => line.Way == with && line.Covers(Case, fact))?.Why ?? "";
                lines.Add($"{way}\t{fact}\t{plain}\t{tracked}\t{why}".TrimEnd('\t'));
            }
        }

        return lines;
    }

    private SortedDictionary<string, string> Facts(string way)
    {
        SortedDictionary<string, string> facts = new(StringComparer.Ordinal);
        Dictionary<string, string> parents = way is "" or "sh" ? new(StringComparer.Ordinal) : Raw("sh");
        foreach (var (fact, value) in Raw(way))
        {
            var isParents = OfTheMachine().IsMatch(fact) && (way == "sh" || parents.GetValueOrDefault(fact) == value);
            facts[fact] = isParents ? Parents : Value(value);
        }

        return facts;
    }

    private Dictionary<string, string> Raw(string way)
    {
        Dictionary<string, string> facts = new(StringComparer.Ordinal);
        foreach (var line in seen.Of(way, Case).Where(line => line.Contains(" = ", StringComparison.Ordinal)))
        {
            var what = Seen.What(line);
            var value = line[(line.IndexOf(" = ", StringComparison.Ordinal) + 3)..].TrimEnd('\r');
            facts[what] =
                what.StartsWith("variable ", StringComparison.Ordinal) ? value[(value.IndexOf('=', StringComparison.Ordinal) + 1)..]
                : what.StartsWith("Sig", StringComparison.Ordinal) ? WithoutLibrarysOwn(value)
                : value;
        }

        return facts;
    }

    // 32 and 33 are the C library's. make has them ignored, and no program can set them back.
    private static string WithoutLibrarysOwn(string mask) =>
        ulong.TryParse(mask, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var signals)
            ? (signals & ~0x1_8000_0000ul).ToString("x16", CultureInfo.InvariantCulture)
            : mask;

    private static string Value(string value)
    {
        value = value.Replace(Binaries.Folder, "WEIR", StringComparison.Ordinal);
        value = Folder().Replace(value, "FOLDER");
        value = Number().Replace(value, "NUMBER");
        return Day().Replace(value, "DAY");
    }

    [GeneratedRegex("^(limit |Cap|Sig|Seccomp|NoNewPrivs|out of memory|timer slack|scheduler|nice|Uid|Gid|Groups|may be dumped)")]
    private static partial Regex OfTheMachine();

    [GeneratedRegex(@"/tmp/weir-\w+")]
    private static partial Regex Folder();

    [GeneratedRegex(@"\b\d{9}\b")]
    private static partial Regex Number();

    [GeneratedRegex(@"\b\d{4}-\d\d-\d\d\b")]
    private static partial Regex Day();
}
