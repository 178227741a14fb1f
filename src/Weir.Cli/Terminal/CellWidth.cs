using System.Globalization;
using System.Text;

namespace Weir.Cli.Terminal;

/// <summary>How many columns of a terminal text takes: East Asian wide characters and emoji two, marks put on others none.</summary>
internal static class CellWidth
{
    // Blocks of Unicode's East Asian Width W and F, first and last.
    private static readonly (int First, int Last)[] s_wide =
    [
        (0x1100, 0x115F),
        (0x231A, 0x231B),
        (0x23E9, 0x23EC),
        (0x25FD, 0x25FE),
        (0x2614, 0x2615),
        (0x2648, 0x2653),
        (0x2E80, 0x303E),
        (0x3041, 0x33FF),
        (0x3400, 0x4DBF),
        (0x4E00, 0x9FFF),
        (0xA000, 0xA4CF),
        (0xA960, 0xA97F),
        (0xAC00, 0xD7A3),
        (0xF900, 0xFAFF),
        (0xFE30, 0xFE6F),
        (0xFF01, 0xFF60),
        (0xFFE0, 0xFFE6),
        (0x17000, 0x18CFF),
        (0x1B000, 0x1B2FF),
        (0x1F300, 0x1F64F),
        (0x1F680, 0x1F6FF),
        (0x1F900, 0x1F9FF),
        (0x20000, 0x3FFFD),
    ];

    public static int Measure(string text)
    {
        var width = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            width += Measure(rune);
        }

        return width;
    }

    /// <summary>The text in exactly so many columns: filled with blanks, or cut and marked by <c>…</c>.</summary>
    public static string Fit(string text, int width, bool right)
    {
        var own = Measure(text);
        if (own > width)
        {
            (text, own) = Cut(text, width);
        }

        var blanks = new string(' ', width - own);
        return right ? blanks + text : text + blanks;
    }

    private static (string Text, int Width) Cut(string text, int width)
    {
        var cut = new StringBuilder();
        var used = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            var next = Measure(rune);
            if (used + next > width - 1)
            {
                break;
            }

            cut.Append(rune);
            used += next;
        }

        return (cut.Append('…').ToString(), used + 1);
    }

    private static int Measure(Rune rune)
    {
        if (rune.Value < 0x300)
        {
            return 1;
        }

        if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format)
        {
            return 0;
        }

        foreach (var (first, last) in s_wide)
        {
            if (rune.Value <= last)
            {
                return rune.Value >= first ? 2 : 1;
            }
        }

        return 1;
    }
}
