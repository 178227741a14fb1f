namespace Weir.House.Tests;

/// <summary>How wide the lines of a source are.</summary>
internal static class Width
{
    public const int Most = 140;

    /// <summary>The lines, from 1, that are too wide for another reason than a string in them.</summary>
    public static IEnumerable<int> TooWide(string source)
    {
        const string RawText = "\"\"\"";
        var inRaw = false;
        foreach (var (index, line) in source.Split('\n').Index())
        {
            var wasRaw = inRaw;
            inRaw ^= line.Split(RawText).Length % 2 == 0;
            var isComment = line.TrimStart().StartsWith("//", StringComparison.Ordinal);
            if (line.Length > Most && !wasRaw && (isComment || !line.Contains('"', StringComparison.Ordinal)))
            {
                yield return index + 1;
            }
        }
    }
}
