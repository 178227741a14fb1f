namespace Weir.ServiceLevels.Policies;

/// <summary>Patterns with <c>*</c> for any run of characters and <c>?</c> for one.</summary>
internal static class Wildcard
{
    public static bool Fits(string pattern, string text, bool ignoreCase)
    {
        if (pattern.Equals("*ALL", StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        // After a star only the last one needs to be tried again, so the work is at most the product of the lengths.
        var (p, t, star, mark) = (0, 0, -1, 0);
        while (t < text.Length)
        {
            if (p < pattern.Length && (pattern[p] == '?' || (pattern[p] != '*' && Same(pattern[p], text[t], ignoreCase))))
            {
                p++;
                t++;
            }
            else if (p < pattern.Length && pattern[p] == '*')
            {
                star = p++;
                mark = t;
            }
            else if (star >= 0)
            {
                p = star + 1;
                t = ++mark;
            }
            else
            {
                return false;
            }
        }

        while (p < pattern.Length && pattern[p] == '*')
        {
            p++;
        }

        return p == pattern.Length;
    }

    private static bool Same(char left, char right, bool ignoreCase) =>
        left == right || (ignoreCase && char.ToUpperInvariant(left) == char.ToUpperInvariant(right));
}
