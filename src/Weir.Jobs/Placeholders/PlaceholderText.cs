namespace Weir.Jobs.Placeholders;

/// <summary>Finds placeholders in a text: the same way in events, in expressions, in commands and in rules.</summary>
public static class PlaceholderText
{
    // What is longer is no name, and a text of many openings is not searched to its end for each of them.
    private const int LongestName = 600;

    /// <summary>The first placeholder from a place on; <see langword="null"/> where none begins.</summary>
    public static FoundPlaceholder? Next(string text, int from, params ReadOnlySpan<Delimiters> delimiters)
    {
        ArgumentNullException.ThrowIfNull(text);
        var (start, found) = (-1, default(Delimiters));
        foreach (var one in delimiters)
        {
            var at = text.IndexOf(one.Open, from, StringComparison.Ordinal);
            if (at >= 0 && (start < 0 || at < start))
            {
                (start, found) = (at, one);
            }
        }

        if (found is null)
        {
            return null;
        }

        var inner = start + found.Open.Length;
        var close = text.IndexOf(found.Close, inner, Math.Min(LongestName, text.Length - inner), StringComparison.Ordinal);
        return close < 0
            ? new FoundPlaceholder(start, inner, null, found)
            : new FoundPlaceholder(start, close + found.Close.Length, text[inner..close].Trim(), found);
    }
}
