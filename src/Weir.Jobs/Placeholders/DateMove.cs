using System.Globalization;

namespace Weir.Jobs.Placeholders;

/// <summary>
/// Moves a date by words that are done one after the other: <c>+3d</c>, <c>-1w</c>, <c>+1m</c>, <c>+1q</c>, <c>+1y</c>; <c>-2wd</c> by
/// working days, of which <c>+0wd</c> and <c>-0wd</c> are the next and the last one where the date itself is none; <c>month-begin</c>,
/// <c>month-end</c>, <c>year-begin</c>, <c>year-end</c>.
/// </summary>
public static class DateMove
{
    /// <summary>What may stand there, for error messages.</summary>
    public const string Allowed =
        "+N or -N with d, wd (working days), w, m, q or y, and month-begin, month-end, year-begin, year-end, one after the other";

    /// <summary>The most words.</summary>
    private const int MostWords = 10;

    private const int Farthest = 32_000;

    /// <summary>How far a working day is looked for.</summary>
    private const int FarthestWorkingDay = 10_000;

    /// <summary>Whether a date can be moved so.</summary>
    public static bool IsOne(string words) => Apply(new DateOnly(2000, 1, 1), words, _ => true) is not null;

    /// <summary>
    /// The moved date; <see langword="null"/> where the words say no such thing, or where there is no date that far, or no working day.
    /// </summary>
    /// <param name="date">The date.</param>
    /// <param name="words">How it moves.</param>
    /// <param name="isWorkingDay">Which dates are working days; <see langword="null"/>: working days are not known here.</param>
    public static DateOnly? Apply(DateOnly date, string words, Func<DateOnly, bool>? isWorkingDay)
    {
        ArgumentNullException.ThrowIfNull(words);
        var all = words.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        DateOnly? moved = all.Length is > 0 and <= MostWords ? date : null;
        foreach (var word in all)
        {
            moved = moved is { } at ? One(at, word.ToLowerInvariant(), isWorkingDay) : null;
        }

        return moved;
    }

    private static DateOnly? One(DateOnly date, string word, Func<DateOnly, bool>? isWorkingDay)
    {
        switch (word)
        {
            case "month-begin":
                return new DateOnly(date.Year, date.Month, 1);
            case "month-end":
                return new DateOnly(date.Year, date.Month, DateTime.DaysInMonth(date.Year, date.Month));
            case "year-begin":
                return new DateOnly(date.Year, 1, 1);
            case "year-end":
                return new DateOnly(date.Year, 12, 31);
            default:
                break;
        }

        var unit = word.TrimStart('+', '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        if (
            !int.TryParse(word[..^unit.Length], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var count)
            || Math.Abs((long)count) > Farthest
        )
        {
            return null;
        }

        try
        {
            return unit switch
            {
                "" or "d" => date.AddDays(count),
                "w" or "wk" or "ww" => date.AddDays(7 * count),
                "m" => date.AddMonths(count),
                "q" => date.AddMonths(3 * count),
                "y" or "yy" => date.AddYears(count),
                "wd" when isWorkingDay is not null => Working(date, count, word[0] == '-', isWorkingDay),
                _ => null,
            };
        }
        catch (ArgumentOutOfRangeException)
        {
            // Past the last date that there is.
            return null;
        }
    }

    private static DateOnly? Working(DateOnly date, int count, bool back, Func<DateOnly, bool> isWorkingDay)
    {
        var step = back ? -1 : 1;
        var left = Math.Abs(count);
        for (var walked = 0; walked < FarthestWorkingDay; walked++)
        {
            if (left == 0 && isWorkingDay(date))
            {
                return date;
            }

            date = date.AddDays(step);
            left -= left > 0 && isWorkingDay(date) ? 1 : 0;
        }

        return null;
    }
}
