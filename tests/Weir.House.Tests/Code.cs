using System.Text.RegularExpressions;

namespace Weir.House.Tests;

/// <summary>A source file without its comments and the insides of its plain strings.</summary>
internal static partial class Code
{
    public static IEnumerable<(int Number, string Text)> Lines(string file) =>
        File.ReadLines(SourceTree.PathOf(file)).Select((text, index) => (index + 1, Comment().Replace(Text().Replace(text, "\"\""), "")));

    [GeneratedRegex("""(?<!['\\])"(\\.|[^"\\])*"(?!")""")]
    private static partial Regex Text();

    [GeneratedRegex(@"//.*$")]
    private static partial Regex Comment();
}
