using System.Globalization;
using Weir.Definitions.Reading;

namespace Weir.Definitions.Kinds;

/// <summary>Spans of time as definitions spell them: <c>90s</c>, <c>15m</c>, <c>2h</c>, <c>1d</c>.</summary>
internal static class DurationText
{
    private static readonly (char Unit, TimeSpan Length)[] s_units =
    [
        ('d', TimeSpan.FromDays(1)),
        ('h', TimeSpan.FromHours(1)),
        ('m', TimeSpan.FromMinutes(1)),
        ('s', TimeSpan.FromSeconds(1)),
    ];

    /// <summary>One within bounds, or <see langword="null"/> where the key is not there.</summary>
    public static TimeSpan? Read(MappingReader keys, string key, TimeSpan least, TimeSpan most) =>
        keys.Parsed<TimeSpan>(
            key,
            $"a time as 90s, 15m, 2h or 1d, from {Write(least)} to {Write(most)}",
            (string text, out TimeSpan time) => TryParse(text, out time) && time >= least && time <= most
        );

    /// <summary>In the largest unit that leaves no rest.</summary>
    public static string Write(TimeSpan time)
    {
        var (unit, length) = s_units.FirstOrDefault(unit => time != TimeSpan.Zero && time.Ticks % unit.Length.Ticks == 0, s_units[^1]);
        return string.Create(CultureInfo.InvariantCulture, $"{time.Ticks / length.Ticks}{unit}");
    }

    private static bool TryParse(string text, out TimeSpan time)
    {
        time = default;
        if (
            text.Length is < 2 or > 8
            || !int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        )
        {
            return false;
        }

        var (unit, length) = s_units.FirstOrDefault(unit => unit.Unit == text[^1]);
        time = length * number;
        return unit != default;
    }
}
