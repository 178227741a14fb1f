using System.Text;

namespace Weir.Jobs;

/// <summary>Text from outside, made safe to show in one line: control characters are escaped, long text is cut.</summary>
public static class Printable
{
    /// <summary>
    /// At most <paramref name="limit"/> characters of the text, control characters as <c>\xHH</c>, cut text marked by <c>…</c>.
    /// </summary>
    public static string Escape(ReadOnlySpan<char> text, int limit = 80)
    {
        var cut = text.Length > limit;
        var shown = new StringBuilder(Math.Min(text.Length, limit) + 1);
        foreach (var c in cut ? text[..limit] : text)
        {
            if (IsHidden(c))
            {
                shown.Append("\\x").Append(((int)c).ToString("X2", System.Globalization.CultureInfo.InvariantCulture));
            }
            else
            {
                shown.Append(c);
            }
        }

        return cut ? shown.Append('…').ToString() : shown.ToString();
    }

    /// <summary>
    /// Whether a character is not seen, or changes how others are seen: controls, line and paragraph separators, marks that turn the
    /// direction of the text, and those without width, by which two names look the same.
    /// </summary>
    public static bool IsHidden(char c) =>
        char.IsControl(c)
        || (
            c >= '\u061C'
            && (
                c
                is '\u061C'
                    or '\uFEFF'
                    or (>= '\u200B' and <= '\u200F' and not '\u200D')
                    or (>= '\u2028' and <= '\u202E')
                    or (>= '\u2060' and <= '\u206F')
                    or (>= '\uFFF9' and <= '\uFFFB')
            )
        );

    /// <summary>The same for bytes, read as UTF-8; what is not UTF-8 shows as the replacement character.</summary>
    public static string Escape(ReadOnlySpan<byte> bytes, int limit = 80) => Escape(Encoding.UTF8.GetString(bytes), limit);
}
