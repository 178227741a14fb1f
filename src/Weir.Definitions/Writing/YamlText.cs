using System.Globalization;
using System.Text;

namespace Weir.Definitions.Writing;

/// <summary>Entries as YAML of one fixed form, so that two exports of the same definitions are the same bytes.</summary>
internal static class YamlText
{
    public static void Write(StringBuilder yaml, IReadOnlyList<Entry> entries)
    {
        foreach (var (key, value) in entries)
        {
            if (value is IReadOnlyCollection<EntryList> lists)
            {
                // Lines of their own: these are tables, and are read and compared line by line.
                yaml.Append(key).Append(":\n");
                foreach (var list in lists)
                {
                    yaml.Append("  - ").Append(Value(list)).Append('\n');
                }

                continue;
            }

            yaml.Append(key).Append(": ").Append(Value(value)).Append('\n');
        }
    }

    /// <summary>The same in one line.</summary>
    public static string Line(IReadOnlyList<Entry> entries) => Value(entries);

    private static string Value(object value) =>
        value switch
        {
            IReadOnlyList<Entry> entries => $"{{ {string.Join(", ", entries.Select(entry => $"{entry.Key}: {Value(entry.Value)}"))} }}",
            IReadOnlyCollection<EntryList> lists => $"[ {string.Join(", ", lists.Select(Value))} ]",
            IReadOnlyCollection<string> texts => $"[ {string.Join(", ", texts.Select(Scalar))} ]",
            IReadOnlyCollection<object> mixed => $"[ {string.Join(", ", mixed.Select(Value))} ]",
            int number => number.ToString(CultureInfo.InvariantCulture),
            bool flag => flag ? "true" : "false",
            _ => Scalar((string)value),
        };

    // Plain only where every reader of YAML, of whatever version, takes it for text.
    private static string Scalar(string text) => IsPlain(text) ? text : Quoted(text);

    private static bool IsPlain(string text) =>
        text.Length > 0
        && char.IsAsciiLetter(text[0])
        && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-' or '.' or '/')
        && text.ToUpperInvariant() is not ("TRUE" or "FALSE" or "YES" or "NO" or "ON" or "OFF" or "NULL" or "Y" or "N");

    private static string Quoted(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var c in text)
        {
            if (c is '"' or '\\')
            {
                quoted.Append('\\').Append(c);
            }
            else if (c == '\n')
            {
                quoted.Append("\\n");
            }
            else if (char.IsControl(c) || c is '\u2028' or '\u2029' or '\uFEFF')
            {
                quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}");
            }
            else
            {
                quoted.Append(c);
            }
        }

        return quoted.Append('"').ToString();
    }
}
