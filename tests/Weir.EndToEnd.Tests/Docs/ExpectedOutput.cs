using System.Text;
using System.Text.RegularExpressions;

namespace Weir.EndToEnd.Tests.Docs;

/// <summary>
/// Compares output with a page: <c>…</c> stands for any text of a line, a line of its own for any number of lines,
/// <c>NNNNNNNNN</c> for nine digits, and spaces in a row for one.
/// </summary>
internal static partial class ExpectedOutput
{
    public static bool Matches(IReadOnlyList<string> expected, string output)
    {
        var pattern = new StringBuilder("^");
        foreach (var line in expected)
        {
            pattern.Append(line.Trim() == "…" ? @"(?:[^\n]*\n)*?" : Line(line) + @"\n");
        }

        return Regex.IsMatch(Normal(output), pattern.Append('$').ToString(), RegexOptions.None, TimeSpan.FromSeconds(5));
    }

    private static string Line(string line) =>
        Regex
            .Escape(Spaces().Replace(line.TrimEnd(), " "))
            .Replace("…", @"[^\n]*", StringComparison.Ordinal)
            .Replace("NNNNNNNNN", "[0-9]{9}", StringComparison.Ordinal);

    private static string Normal(string output)
    {
        var lines = output.TrimEnd('\n').Split('\n').Select(line => Spaces().Replace(line.TrimEnd(), " "));
        return output.Length == 0 ? "" : string.Join('\n', lines) + "\n";
    }

    [GeneratedRegex("[ \t]+")]
    private static partial Regex Spaces();
}
