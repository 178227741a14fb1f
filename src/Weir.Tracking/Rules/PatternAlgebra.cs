namespace Weir.Tracking.Rules;

/// <summary>Questions about two patterns, for lint. Case is folded by the caller.</summary>
internal static class PatternAlgebra
{
    /// <summary>Whether all that <paramref name="other"/> matches is matched by <paramref name="pattern"/>.</summary>
    public static bool Covers(ReadOnlySpan<char> pattern, ReadOnlySpan<char> other)
    {
        if (pattern.IsEmpty)
        {
            return other.IsEmpty;
        }

        if (pattern[0] == '*')
        {
            return Covers(pattern[1..], other) || (!other.IsEmpty && Covers(pattern, other[1..]));
        }

        return !other.IsEmpty && other[0] != '*' && (pattern[0] == '?' || pattern[0] == other[0]) && Covers(pattern[1..], other[1..]);
    }

    /// <summary>Whether some text matches both.</summary>
    public static bool Overlap(ReadOnlySpan<char> one, ReadOnlySpan<char> other)
    {
        if (one.IsEmpty && other.IsEmpty)
        {
            return true;
        }

        if (one is ['*', .. var afterOne])
        {
            return Overlap(afterOne, other) || (!other.IsEmpty && Overlap(one, other[1..]));
        }

        if (other is ['*', ..])
        {
            return Overlap(other, one);
        }

        return !one.IsEmpty && !other.IsEmpty && (one[0] == '?' || other[0] == '?' || one[0] == other[0]) && Overlap(one[1..], other[1..]);
    }
}
