using System.Globalization;

namespace Weir.Jobs;

/// <summary>Sizes in bytes as people write them: <c>512</c>, <c>64KiB</c>, <c>256MiB</c>, <c>1GiB</c>, <c>2TiB</c>.</summary>
public static class ByteSize
{
    /// <summary>What a size may be, for error messages.</summary>
    public const string Allowed = "a number of bytes, or one with KiB, MiB, GiB or TiB behind it, such as 1GiB";

    private static readonly string[] s_units = ["KiB", "MiB", "GiB", "TiB"];

    /// <summary>Reads a size.</summary>
    public static bool TryParse(string text, out long bytes)
    {
        var unit = Array.FindIndex(s_units, unit => text.EndsWith(unit, StringComparison.OrdinalIgnoreCase));
        var shift = 10 * (unit + 1);
        bytes = 0;
        if (
            !long.TryParse(
                unit < 0 ? text : text.AsSpan(0, text.Length - s_units[unit].Length).TrimEnd(),
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var number
            )
            || number > long.MaxValue >> shift
        )
        {
            return false;
        }

        bytes = number << shift;
        return true;
    }

    /// <summary>A size as it is set, in the largest unit in which it is a whole number: <c>1000</c>, <c>64KiB</c>.</summary>
    public static string Text(long bytes)
    {
        var (number, unit) = Whole(bytes);
        return string.Create(CultureInfo.InvariantCulture, $"{number}{(unit == 0 ? "" : s_units[unit - 1])}");
    }

    /// <summary>The same for people: <c>1000 bytes</c>, <c>64 KiB</c>.</summary>
    public static string Said(long bytes)
    {
        var (number, unit) = Whole(bytes);
        return Said(number, unit);
    }

    /// <summary>A size for people, where it is not whole rounded down: in the largest unit of which it has at least ten.</summary>
    public static string About(long bytes)
    {
        const int Enough = 10 * 1024;
        var unit = 0;
        while (unit < s_units.Length && (bytes >= Enough || (bytes != 0 && bytes % 1024 == 0)))
        {
            bytes /= 1024;
            unit++;
        }

        return Said(bytes, unit);
    }

    private static (long Number, int Unit) Whole(long bytes)
    {
        var unit = 0;
        while (unit < s_units.Length && bytes != 0 && bytes % 1024 == 0)
        {
            bytes /= 1024;
            unit++;
        }

        return (bytes, unit);
    }

    private static string Said(long number, int unit) =>
        string.Create(CultureInfo.InvariantCulture, $"{number} {(unit == 0 ? "bytes" : s_units[unit - 1])}");
}
