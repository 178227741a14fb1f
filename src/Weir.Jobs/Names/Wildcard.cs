using System.Text;

namespace Weir.Jobs;

/// <summary>
/// Patterns of names: <c>*</c> stands for any number of characters, <c>?</c> for one, and <c>*ALL</c> for every name. Compared on UTF-8
/// bytes and without allocation: the gate does it before every job that a machine starts.
/// </summary>
public static class Wildcard
{
    /// <summary>How the pattern that fits everything is written.</summary>
    public const string All = "*ALL";

    /// <summary>Whether a pattern is <c>*ALL</c>, in any case.</summary>
    public static bool IsAll(ReadOnlySpan<byte> pattern) => Ascii.EqualsIgnoreCase(pattern, "*ALL"u8);

    /// <summary>Whether a pattern fits a name; the case that may be ignored is that of ASCII letters.</summary>
    public static bool Fits(ReadOnlySpan<byte> pattern, ReadOnlySpan<byte> name, bool ignoreCase)
    {
        if (IsAll(pattern))
        {
            return true;
        }

        // After a star only the last one needs to be tried again, so the work is at most the product of the lengths.
        var (p, n, star, mark) = (0, 0, -1, 0);
        while (n < name.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
            {
                star = p++;
                mark = n;
            }
            else if (p < pattern.Length && pattern[p] == '?')
            {
                p++;
                n = AfterCharacter(name, n);
            }
            else if (p < pattern.Length && Same(pattern[p], name[n], ignoreCase))
            {
                p++;
                n++;
            }
            else if (star >= 0)
            {
                p = star + 1;
                n = mark = AfterCharacter(name, mark);
            }
            else
            {
                return false;
            }
        }

        return pattern[p..].TrimStart((byte)'*').IsEmpty;
    }

    /// <summary>Whether a pattern fits a name.</summary>
    public static bool Fits(ReadOnlySpan<byte> pattern, ReadOnlySpan<char> name, bool ignoreCase)
    {
        Span<byte> bytes = name.Length <= 128 ? stackalloc byte[384] : new byte[Encoding.UTF8.GetMaxByteCount(name.Length)];
        return Fits(pattern, bytes[..Encoding.UTF8.GetBytes(name, bytes)], ignoreCase);
    }

    /// <summary>Whether a pattern fits a name.</summary>
    public static bool Fits(ReadOnlySpan<char> pattern, ReadOnlySpan<char> name, bool ignoreCase)
    {
        if (pattern.Equals(All, StringComparison.OrdinalIgnoreCase))
        {
            return true;
        }

        Span<byte> bytes = pattern.Length <= 128 ? stackalloc byte[384] : new byte[Encoding.UTF8.GetMaxByteCount(pattern.Length)];
        return Fits(bytes[..Encoding.UTF8.GetBytes(pattern, bytes)], name, ignoreCase);
    }

    private static int AfterCharacter(ReadOnlySpan<byte> name, int at)
    {
        at++;
        while (at < name.Length && (name[at] & 0xC0) == 0x80)
        {
            at++;
        }

        return at;
    }

    private static bool Same(byte left, byte right, bool ignoreCase) => left == right || (ignoreCase && Fold(left) == Fold(right));

    private static byte Fold(byte b) => b is >= (byte)'a' and <= (byte)'z' ? (byte)(b - 32) : b;
}
