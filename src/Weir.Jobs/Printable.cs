using System.Text;

namespace Weir.Jobs;

/// <summary>Text from outside, made safe to show in one line: control characters are escaped, long text is cut.</summary>
public static class Printable
{
    /// <summary>At most <paramref name="limit"/> characters of the text, control characters as <c>\xHH</c>, cut text marked by <c>…</c>.</summary>
    public static string Of(ReadOnlySpan<char> text, int limit = 80)
    {
        var cut = text.Length > limit;
        var shown = new StringBuilder(Math.Min(text.Length, limit) + 1);
        foreach (var c in cut ? text[..limit] : text)
        {
            if (char.IsControl(c) || c is '\u2028' or '\u2029' || (c >= '\u202A' && c <= '\u202E'))
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

    /// <summary>The same for bytes, read as UTF-8; what is not UTF-8 shows as the replacement character.</summary>
    public static string Of(ReadOnlySpan<byte> bytes, int limit = 80) => Of(Encoding.UTF8.GetString(bytes), limit);
}
