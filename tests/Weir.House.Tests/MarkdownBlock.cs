namespace Weir.House.Tests;

/// <summary>A fenced block of a page.</summary>
/// <param name="Line">Where it opens, from 1.</param>
/// <param name="Tag">What stands after the fence.</param>
/// <param name="Lines">What is in it.</param>
internal sealed record MarkdownBlock(int Line, string Tag, IReadOnlyList<string> Lines)
{
    public static IEnumerable<MarkdownBlock> Of(string page)
    {
        var lines = page.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (!lines[i].StartsWith("```", StringComparison.Ordinal))
            {
                continue;
            }

            var opening = i;
            var inside = new List<string>();
            for (i++; i < lines.Length && !lines[i].StartsWith("```", StringComparison.Ordinal); i++)
            {
                inside.Add(lines[i]);
            }

            yield return new MarkdownBlock(opening + 1, lines[opening][3..].Trim(), inside);
        }
    }
}
