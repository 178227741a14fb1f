using Weir.Jobs;

namespace Weir.Tracking.Variables;

/// <summary>
/// Fills the placeholders of a command: a value is a part of one argument, or of one entry of the environment. In a line that a shell is to
/// run it is an entry of the environment that the line refers to, and no text of the line, unless its variable is raw.
/// </summary>
public static class CommandExpansion
{
    /// <summary>What the names of entries for shells' lines begin with.</summary>
    public const string Prefix = "WEIR_VARIABLE_";

    private static readonly string[] s_shells = ["sh", "bash", "dash", "ash", "ksh", "mksh", "zsh", "rbash"];

    /// <summary>
    /// The command as it is to be run; <see langword="null"/> where the expansion says why it cannot be told, or whom to ask first.
    /// </summary>
    /// <param name="arguments">The program and its arguments.</param>
    /// <param name="environment">Entries <c>NAME=value</c>.</param>
    /// <param name="expansion">The variables.</param>
    public static ExpandedCommand? Expand(IReadOnlyList<string> arguments, IReadOnlyList<string> environment, VariableExpansion expansion)
    {
        ArgumentNullException.ThrowIfNull(arguments);
        ArgumentNullException.ThrowIfNull(environment);
        ArgumentNullException.ThrowIfNull(expansion);
        var lines = LinesOf(arguments);
        var names = new Dictionary<string, ObjectName>(StringComparer.Ordinal);
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        List<string> filled = [];
        for (var i = 0; i < arguments.Count; i++)
        {
            if ((lines.Contains(i) ? Line(arguments[i], expansion, names, values) : expansion.Expand(arguments[i])) is not { } argument)
            {
                return null;
            }

            filled.Add(argument);
        }

        List<string> entries = [];
        foreach (var entry in environment)
        {
            var equals = entry.IndexOf('=', StringComparison.Ordinal) + 1;
            if (expansion.Expand(entry[equals..]) is not { } value)
            {
                return null;
            }

            entries.Add(entry[..equals] + value);
        }

        return new ExpandedCommand(filled, [.. entries, .. values.Select(entry => $"{entry.Key}={entry.Value}")]);
    }

    /// <summary>Which arguments are lines that a shell is to run.</summary>
    private static HashSet<int> LinesOf(IReadOnlyList<string> arguments)
    {
        HashSet<int> lines = [];
        for (var i = 0; i < arguments.Count; i++)
        {
            if (!s_shells.Contains(arguments[i][(arguments[i].LastIndexOf('/') + 1)..]))
            {
                continue;
            }

            var isLine = false;
            var at = i + 1;
            for (; at < arguments.Count && arguments[at] is ['-' or '+', _, ..] option; at++)
            {
                isLine |= option is ['-', not '-', ..] && option.Contains('c', StringComparison.Ordinal);
                at += option is "--rcfile" or "--init-file" || (option[1] != '-' && option[^1] is 'o' or 'O') ? 1 : 0;
            }

            if (isLine && at < arguments.Count)
            {
                lines.Add(at);
            }
        }

        return lines;
    }

    private static string? Line(
        string line,
        VariableExpansion expansion,
        Dictionary<string, ObjectName> names,
        Dictionary<string, string> values
    )
    {
        var quotes = new ShellQuotes();
        var filled = expansion.Expand(
            line,
            (before, variable) =>
            {
                quotes.Pass(before);
                if (variable.Raw)
                {
                    quotes.Pass(variable.Value);
                    return variable.Value;
                }

                if (quotes.Refusal is { } refusal)
                {
                    expansion.Refuse(variable.Name, refusal);
                    return "";
                }

                var name = NameOf(variable.Name, names);
                values[name] = variable.Value;
                return quotes.Reference(name);
            }
        );
        return expansion.Fault is null ? filled : null;
    }

    // A-B and A_B are two variables, and two entries.
    private static string NameOf(ObjectName variable, Dictionary<string, ObjectName> names)
    {
        var text = Prefix + new string([.. variable.Text.ToUpperInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_')]);
        while (names.TryGetValue(text, out var other) && other != variable)
        {
            text += "_";
        }

        names[text] = variable;
        return text;
    }
}
