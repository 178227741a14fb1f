using System.Text;

namespace Weir.Cli.Running;

/// <summary>
/// Operands as BS2000's commands have them, <c>JV=MON.JOB,SET-VALUE='A'</c>, and IBM i's, <c>CAPJOBID(X)</c>, put into today's words. Each
/// alias knows its own: what is no operand of it stays as it was typed, and nothing behind <c>--</c> is looked at.
/// </summary>
internal static class Operands
{
    private const string Positional = "";
    private const string OfMonitored = "*MONJV(";

    private static readonly Dictionary<string, string> s_variable = Table(("JV", Positional), ("JV-NAME", Positional));
    private static readonly Dictionary<string, string> s_value = Table(
        ("JV", Positional),
        ("JV-NAME", Positional),
        ("SET-VALUE", "--value"),
        ("IF-VALUE", "--if")
    );
    private static readonly Dictionary<string, string> s_condition = Table(("CONDITION", Positional), ("COND", Positional));
    private static readonly Dictionary<string, string> s_job = Table(("JOB-ID", Positional), ("TEXT", "--text"));
    private static readonly Dictionary<string, string> s_options = Table(("JOB-ID", Positional), ("MONJV", "--variable"));
    private static readonly Dictionary<string, string> s_capture = Table(("CAPJOBID", Positional));
    private static readonly Dictionary<string, string> s_enter = Table(("MONJV", "--monitor"));

    private static readonly Dictionary<string, Dictionary<string, string>> s_of = new(StringComparer.OrdinalIgnoreCase)
    {
        ["create-jv"] = s_variable,
        ["catjv"] = s_variable,
        ["show-jv"] = s_variable,
        ["getjv"] = s_variable,
        ["show-jv-attributes"] = s_variable,
        ["stajv"] = s_variable,
        ["modify-jv-attributes"] = s_variable,
        ["modify-monjv"] = s_variable,
        ["timjv"] = s_variable,
        ["delete-jv"] = s_variable,
        ["erajv"] = s_variable,
        ["modify-jv"] = s_value,
        ["setjv"] = s_value,
        ["modify-jv-conditionally"] = s_value,
        ["cswjv"] = s_value,
        ["wait-event"] = s_condition,
        ["cancel-job"] = s_job,
        ["show-job-status"] = s_job,
        ["modify-job-options"] = s_options,
        ["enter-job"] = s_enter,
        ["dspcapjob"] = s_capture,
        ["runcapjob"] = s_capture,
    };

    /// <summary>The words behind an alias.</summary>
    public static IEnumerable<string> Read(string alias, IReadOnlyList<string> typed)
    {
        if (!s_of.TryGetValue(alias, out var known))
        {
            return typed;
        }

        List<string> words = [];
        for (var i = 0; i < typed.Count; i++)
        {
            if (typed[i] == "--")
            {
                words.AddRange(typed.Skip(i));
                break;
            }

            Add(words, Named(typed[i], known) ?? typed[i], known);
        }

        return words;
    }

    private static void Add(List<string> words, string typed, Dictionary<string, string> known)
    {
        var parts = Parts(typed);
        if (
            !parts.All(part =>
                IsMonitored(part, known) || (part.IndexOf('=', StringComparison.Ordinal) is > 0 and var at && known.ContainsKey(part[..at]))
            )
        )
        {
            words.Add(typed);
            return;
        }

        foreach (var part in parts)
        {
            var at = IsMonitored(part, known) ? -1 : part.IndexOf('=', StringComparison.Ordinal);
            if (at > 0 && known[part[..at]] is { Length: > 0 } option)
            {
                words.Add(option);
            }

            words.Add(Value(part[(at + 1)..]));
        }
    }

    // IBM i writes an operand with its value in parentheses.
    private static string? Named(string typed, Dictionary<string, string> known) =>
        typed.IndexOf('(', StringComparison.Ordinal) is > 0 and var at && typed[^1] == ')' && known.ContainsKey(typed[..at])
            ? $"{typed[..at]}={typed[(at + 1)..^1]}"
            : null;

    // A job may be named by its variable without the operand's name before it.
    private static bool IsMonitored(string part, Dictionary<string, string> known) =>
        known.ContainsKey("JOB-ID") && part.StartsWith(OfMonitored, StringComparison.OrdinalIgnoreCase);

    private static string Value(string text)
    {
        if (text.StartsWith(OfMonitored, StringComparison.OrdinalIgnoreCase) && text[^1] == ')')
        {
            return "jv:" + text[OfMonitored.Length..^1];
        }

        return text.Length >= 2 && text[0] == '\'' && text[^1] == '\'' ? text[1..^1].Replace("''", "'", StringComparison.Ordinal) : text;
    }

    // A comma in quotes or parentheses parts nothing.
    private static List<string> Parts(string typed)
    {
        List<string> parts = [];
        var part = new StringBuilder();
        var (quoted, depth) = (false, 0);
        foreach (var c in typed)
        {
            quoted ^= c == '\'';
            depth +=
                quoted ? 0
                : c == '(' ? 1
                : c == ')' ? -1
                : 0;
            if (c == ',' && !quoted && depth == 0)
            {
                parts.Add(part.ToString());
                part.Clear();
            }
            else
            {
                part.Append(c);
            }
        }

        parts.Add(part.ToString());
        return parts;
    }

    private static Dictionary<string, string> Table(params (string Operand, string Option)[] rows) =>
        rows.ToDictionary(row => row.Operand, row => row.Option, StringComparer.OrdinalIgnoreCase);
}
