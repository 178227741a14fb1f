using System.Globalization;

namespace Weir.Schedules.Crontabs;

/// <summary>What the numbers of a time field may be.</summary>
/// <param name="What">How messages name the field.</param>
/// <param name="Least">The least number.</param>
/// <param name="Most">The largest number.</param>
internal sealed record CrontabRange(string What, int Least, int Most)
{
    /// <summary>Names that stand for numbers, from <see cref="FirstName"/> on.</summary>
    public string[] Names { get; private init; } = [];

    /// <summary>The number of the first name.</summary>
    public int FirstName { get; private init; }

    public static CrontabRange Minute { get; } = new("minute", 0, 59);

    public static CrontabRange Hour { get; } = new("hour", 0, 23);

    public static CrontabRange Day { get; } = new("day of the month", 1, 31);

    public static CrontabRange Month { get; } =
        new("month", 1, 12) { Names = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], FirstName = 1 };

    public static CrontabRange Weekday { get; } =
        new("day of the week", 0, 7) { Names = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"] };

    /// <summary>In words, for messages.</summary>
    public string Allowed =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"a {What}: {Least} to {Most}{(Names.Length == 0 ? "" : $" or {Names[0]} to {Names[^1]}")}"
        );
}
