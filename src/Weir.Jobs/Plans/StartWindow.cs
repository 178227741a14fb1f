using System.Globalization;

namespace Weir.Jobs.Plans;

/// <summary>A time of each day in which a job may start, on the clocks of its schedule's zone; written <c>22:00-06:00</c>.</summary>
/// <param name="From">It may from then on.</param>
/// <param name="Until">Before then, on the same day or, where that is not after <paramref name="From"/>, on the next.</param>
public readonly record struct StartWindow(TimeOnly From, TimeOnly Until)
{
    /// <summary>How one is written, for error messages.</summary>
    public const string Allowed = "HH:MM-HH:MM, such as 22:00-06:00, the two not the same";

    /// <summary>The most that one job has.</summary>
    public const int Most = 20;

    private const string Form = "HH:mm";

    /// <summary>Reads one, or says no.</summary>
    public static bool TryParse(string? text, out StartWindow window)
    {
        window = default;
        if (
            text?.Split('-') is not [var from, var until]
            || !TryTime(from, out var first)
            || !TryTime(until, out var last)
            || first == last
        )
        {
            return false;
        }

        window = new StartWindow(first, last);
        return true;
    }

    /// <summary>Whether a time of the day is in it.</summary>
    public bool Contains(TimeOnly time) => From < Until ? time >= From && time < Until : time >= From || time < Until;

    /// <summary>As it is written.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{From:HH:mm}-{Until:HH:mm}");

    private static bool TryTime(string text, out TimeOnly time) =>
        TimeOnly.TryParseExact(text, Form, CultureInfo.InvariantCulture, DateTimeStyles.None, out time);
}
