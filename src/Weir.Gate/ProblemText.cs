using System.Globalization;
using System.Text;

namespace Weir.Gate;

/// <summary>Reads the one thing that the gate wants from a problem document, without a JSON reader in this program.</summary>
internal static class ProblemText
{
    /// <summary>The text of the member <c>detail</c>, or <see langword="null"/> where there is none.</summary>
    public static string? DetailOf(string json)
    {
        var at = 0;
        while (NextString(json, ref at) is { } name)
        {
            SkipBlanks(json, ref at);
            if (at >= json.Length || json[at] != ':')
            {
                // A value, not a name.
                continue;
            }

            at++;
            SkipBlanks(json, ref at);
            if (name == "detail" && at < json.Length && json[at] == '"')
            {
                return NextString(json, ref at);
            }
        }

        return null;
    }

    private static void SkipBlanks(string json, ref int at)
    {
        while (at < json.Length && json[at] is ' ' or '\t' or '\r' or '\n')
        {
            at++;
        }
    }

    // The string that begins at the next quotation mark.
    private static string? NextString(string json, ref int at)
    {
        var begin = json.IndexOf('"', at);
        if (begin < 0)
        {
            return null;
        }

        StringBuilder text = new();
        for (at = begin + 1; at < json.Length; at++)
        {
            if (json[at] == '"')
            {
                at++;
                return text.ToString();
            }

            if (json[at] != '\\')
            {
                text.Append(json[at]);
            }
            else if (++at < json.Length)
            {
                text.Append(Escaped(json, ref at));
            }
        }

        return null;
    }

    private static char Escaped(string json, ref int at)
    {
        const int Digits = 4;
        switch (json[at])
        {
            case 'n':
                return '\n';
            case 't':
                return '\t';
            case 'r':
                return '\r';
            case 'b':
                return '\b';
            case 'f':
                return '\f';
            case 'u'
                when at + Digits < json.Length
                    && ushort.TryParse(
                        json.AsSpan(at + 1, Digits),
                        NumberStyles.AllowHexSpecifier,
                        CultureInfo.InvariantCulture,
                        out var code
                    ):
                at += Digits;
                return (char)code;
            default:
                return json[at];
        }
    }
}
