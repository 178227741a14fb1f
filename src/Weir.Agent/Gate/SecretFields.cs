using System.Buffers;
using System.Text;

namespace Weir.Agent.Gate;

/// <summary>Secrets that follow their name and <c>=</c> or <c>:</c> in a text: settings, headers, queries of addresses, JSON.</summary>
internal static class SecretFields
{
    private static readonly SearchValues<char> EndsHeader = SearchValues.Create("\"'\n");
    private static readonly SearchValues<char> EndsValue = SearchValues.Create(" \t\n&;,|\"'(){}<>");
    private static readonly SearchValues<char> InNumbers = SearchValues.Create("0123456789,.:-nrbdfghiMRV");
    private static readonly string[] Schemes = ["Bearer", "Basic", "Token", "Digest", "Negotiate", "ApiKey", "AWS4-HMAC-SHA256"];

    /// <summary>The text with the value of each such field hidden.</summary>
    public static string Redact(string text)
    {
        StringBuilder? shown = null;
        var kept = 0;
        for (var i = 1; i < text.Length; i++)
        {
            if (text[i] is not ('=' or ':') || i < kept || !IsField(text, i, kept, out var start, out var end))
            {
                continue;
            }

            shown ??= new StringBuilder(text.Length);
            shown.Append(text, kept, start - kept).Append(SecretForms.Hidden);
            kept = end;
        }

        return shown is null ? text : shown.Append(text, kept, text.Length - kept).ToString();
    }

    /// <summary>Whether the value after a name is one: where the name is not clear, numbers and paths are none.</summary>
    public static bool IsSecret(ReadOnlySpan<char> name, ReadOnlySpan<char> value)
    {
        if (value.IsEmpty)
        {
            return false;
        }

        if (SecretNames.IsKey(name))
        {
            return !IsPath(value) && !IsNumbers(value);
        }

        return SecretNames.Is(name)
            ? !(SecretNames.MayBePath(name) && IsPath(value)) && !(value.Length == 1 && char.IsAsciiDigit(value[0]))
            : false;
    }

    // From the separator: its name before it, and where the value begins and ends.
    private static bool IsField(string text, int at, int from, out int start, out int end)
    {
        (start, end) = (0, 0);
        var last = at - 1;
        while (last > from && text[last] is ' ' or '"' or '\'')
        {
            last--;
        }

        var first = last;
        while (first >= from && (char.IsAsciiLetterOrDigit(text[first]) || text[first] is '_' or '-' or '.'))
        {
            first--;
        }

        var name = text.AsSpan(first + 1, last - first);
        start = at + 1;
        while (start < text.Length && text[start] == ' ')
        {
            start++;
        }

        // A colon joins much that is no field: the one of a field has a blank or a quote beside it.
        if (
            name.IsEmpty
            || start >= text.Length
            || (text[at] == ':' && start == at + 1 && text[start] is not ('"' or '\'') && text[at - 1] is not ('"' or '\''))
        )
        {
            return false;
        }

        if (text[at] == '=' && text[start] == '=')
        {
            return false;
        }

        end = EndOf(text, start, isHeader: text[at] == ':' && IsHeader(name));
        if (!IsSecret(name, text.AsSpan(start, end - start).Trim("\"'")))
        {
            return false;
        }

        start += SchemeLength(text.AsSpan(start, end - start));
        return true;
    }

    private static bool IsHeader(ReadOnlySpan<char> name) =>
        name.EndsWith("authorization", StringComparison.OrdinalIgnoreCase) || name.EndsWith("cookie", StringComparison.OrdinalIgnoreCase);

    private static int EndOf(string text, int start, bool isHeader)
    {
        if (text[start] is '"' or '\'')
        {
            var close = text.IndexOf(text[start], start + 1);
            return close < 0 ? text.Length : close + 1;
        }

        var length = text.AsSpan(start).IndexOfAny(isHeader ? EndsHeader : EndsValue);
        return length < 0 ? text.Length : start + length;
    }

    private static int SchemeLength(ReadOnlySpan<char> value)
    {
        foreach (var scheme in Schemes)
        {
            if (value.Length > scheme.Length && value.StartsWith(scheme, StringComparison.OrdinalIgnoreCase) && value[scheme.Length] == ' ')
            {
                return scheme.Length + 1;
            }
        }

        return 0;
    }

    private static bool IsPath(ReadOnlySpan<char> value) =>
        value[0] is '/' or '~'
        || value.StartsWith("./", StringComparison.Ordinal)
        || value.StartsWith("../", StringComparison.Ordinal)
        || value.EndsWith(".pem", StringComparison.OrdinalIgnoreCase)
        || value.EndsWith(".key", StringComparison.OrdinalIgnoreCase);

    private static bool IsNumbers(ReadOnlySpan<char> value) =>
        char.IsAsciiDigit(value[0]) && value.Length <= 8 && value.IndexOfAnyExcept(InNumbers) < 0;
}
