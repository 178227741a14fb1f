namespace Weir.Cli.Running;

/// <summary>The word somebody meant.</summary>
internal static class Suggestion
{
    /// <summary>The nearest of the words, where one is near; else <see langword="null"/>.</summary>
    public static string? Nearest(string typed, IEnumerable<string> words)
    {
        var best = words.Select(word => (Word: word, Distance: Distance(typed, word))).OrderBy(p => p.Distance).FirstOrDefault();
        return best.Word is not null && best.Distance <= Math.Min(3, typed.Length / 2) ? best.Word : null;
    }

    /// <summary>How many letters must be put in, taken out or changed.</summary>
    private static int Distance(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var above = row[j];
                var change = diagonal + (char.ToUpperInvariant(from[i - 1]) == char.ToUpperInvariant(to[j - 1]) ? 0 : 1);
                row[j] = Math.Min(Math.Min(row[j] + 1, row[j - 1] + 1), change);
                diagonal = above;
            }
        }

        return row[to.Length];
    }
}
