namespace Weir.Definitions.Reading;

/// <summary>Finds what somebody probably meant.</summary>
internal static class ClosestMatch
{
    /// <summary>The word with the fewest edits to the text, where they are few; else <see langword="null"/>.</summary>
    public static string? Find(string text, IEnumerable<string> words)
    {
        if (text.Length > 64)
        {
            return null;
        }

        var best = words
            .Select(word => (Word: word, Edits: Edits(text.ToUpperInvariant(), word.ToUpperInvariant())))
            .DefaultIfEmpty()
            .MinBy(pair => pair.Edits);
        return best.Word is not null && best.Edits <= Math.Max(2, best.Word.Length / 3) ? best.Word : null;
    }

    private static int Edits(string one, string other)
    {
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(above, row[j - 1]) + 1, diagonal + (one[i - 1] == other[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[^1];
    }
}
