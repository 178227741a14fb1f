namespace Weir.Tracking.Rules;

/// <summary>
/// The one place that compares a pattern with a name, for the server's rules and for the gate's filter alike, on UTF-8 bytes
/// and without allocation: the gate does it before every job that a machine starts.
/// </summary>
internal static class PatternMatch
{
    /// <summary>Whether a specific or generic pattern matches. <c>*ALL</c> is the caller's.</summary>
    public static bool Matches(ReadOnlySpan<byte> pattern, ReadOnlySpan<byte> value, bool ignoreCase)
    {
        if (pattern is [(byte)'*', .. var tail])
        {
            // As many characters of the value as the tail has, from its end.
            var start = value.Length;
            for (var left = Characters(tail); left > 0; left--)
            {
                if (start == 0)
                {
                    return false;
                }

                start--;
                while (start > 0 && IsContinuation(value[start]))
                {
                    start--;
                }
            }

            return MatchesAll(tail, value[start..], ignoreCase, rest: false);
        }

        return pattern is [.. var head, (byte)'*'] ? MatchesAll(head, value, ignoreCase, rest: true) : MatchesAll(pattern, value, ignoreCase, rest: false);
    }

    /// <summary><c>*ALL</c>, in any case.</summary>
    public static bool IsAll(ReadOnlySpan<byte> pattern) =>
        pattern.Length == 4 && pattern[0] == '*' && Fold(pattern[1]) == 'A' && Fold(pattern[2]) == 'L' && Fold(pattern[3]) == 'L';

    private static bool MatchesAll(ReadOnlySpan<byte> pattern, ReadOnlySpan<byte> value, bool ignoreCase, bool rest)
    {
        var at = 0;
        foreach (var c in pattern)
        {
            if (at >= value.Length)
            {
                return false;
            }

            if (c == '?')
            {
                at++;
                while (at < value.Length && IsContinuation(value[at]))
                {
                    at++;
                }
            }
            else if (c == value[at] || (ignoreCase && Fold(c) == Fold(value[at])))
            {
                at++;
            }
            else
            {
                return false;
            }
        }

        return rest || at == value.Length;
    }

    private static int Characters(ReadOnlySpan<byte> text)
    {
        var count = 0;
        foreach (var b in text)
        {
            count += IsContinuation(b) ? 0 : 1;
        }

        return count;
    }

    private static bool IsContinuation(byte b) => (b & 0xC0) == 0x80;

    private static byte Fold(byte b) => b is >= (byte)'a' and <= (byte)'z' ? (byte)(b - 32) : b;
}
