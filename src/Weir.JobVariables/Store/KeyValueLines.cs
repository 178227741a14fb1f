using System.Globalization;
using System.Text;
using Weir.Jobs;

namespace Weir.JobVariables;

/// <summary>Plain text of lines, each a word, a blank and a value; the first line says what it is and its version.</summary>
internal static class KeyValueLines
{
    private const string TimeFormat = "yyyy-MM-ddTHH:mm:ssZ";

    public static void Add(StringBuilder text, string word, string? value)
    {
        if (value is not null)
        {
            if (value.AsSpan().ContainsAny('\n', '\r'))
            {
                throw new FormatException($"{word} holds the end of a line");
            }

            text.Append(word).Append(' ').Append(value).Append('\n');
        }
    }

    public static Dictionary<string, string> Read(ReadOnlySpan<byte> bytes, string firstLine)
    {
        var lines = Encoding.UTF8.GetString(bytes).Split('\n');
        if (lines[0] != firstLine)
        {
            throw new FormatException($"the first line is not '{firstLine}'");
        }

        Dictionary<string, string> words = [];
        foreach (var line in lines.AsSpan(1))
        {
            var blank = line.IndexOf(' ', StringComparison.Ordinal);
            if (blank > 0)
            {
                words[line[..blank]] = line[(blank + 1)..];
            }
        }

        return words;
    }

    public static string Need(Dictionary<string, string> words, string word) =>
        words.TryGetValue(word, out var value) ? value : throw new FormatException($"the line '{word}' is missing");

    public static string Text(DateTimeOffset at) => at.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);

    public static DateTimeOffset TimeOf(string text) =>
        DateTimeOffset.ParseExact(text, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    public static TrackingNumber NumberOf(string text) =>
        TrackingNumber.TryParse(text, out var number) ? number : throw new FormatException($"'{text}' is not a tracking number");

    public static Tsn TsnOf(string text) => Tsn.TryParse(text, out var tsn) ? tsn : throw new FormatException($"'{text}' is no TSN");

    public static SessionNumber SessionOf(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 1000
            ? new SessionNumber(number)
            : throw new FormatException($"'{text}' is not a session");

    public static uint UserOf(string text) =>
        uint.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var user)
            ? user
            : throw new FormatException($"'{text}' is not a user id");
}
