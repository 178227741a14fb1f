using System.Globalization;

namespace Weir.Jobs;

/// <summary>How long, as definitions write it: a number of seconds, minutes, hours or days, such as <c>90s</c> or <c>2h</c>.</summary>
public static class DurationText
{
    /// <summary>What is allowed, for messages.</summary>
    public const string Allowed = "a time such as 30s, 15m, 2h or 1d, at most 31d";

    private static readonly TimeSpan s_longest = TimeSpan.FromDays(31);

    /// <summary>Reads it, 0 included, or says no.</summary>
    public static bool TryParse(string text, out TimeSpan span)
    {
        span = TimeSpan.Zero;
        if (
            text.Length < 2
            || !int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            || number > 10_000_000
        )
        {
            return false;
        }

        TimeSpan? one = text[^1] switch
        {
            's' => TimeSpan.FromSeconds(1),
            'm' => TimeSpan.FromMinutes(1),
            'h' => TimeSpan.FromHours(1),
            'd' => TimeSpan.FromDays(1),
            _ => null,
        };
        span = number * (one ?? TimeSpan.Zero);
        return one is not null && span <= s_longest;
    }

    /// <summary>Writes whole seconds in the largest unit that has no rest.</summary>
    public static string ToText(TimeSpan span)
    {
        var (number, unit) =
            span.Ticks == 0 ? (0, 's')
            : span.Ticks % TimeSpan.TicksPerDay == 0 ? (span.Days, 'd')
            : span.Ticks % TimeSpan.TicksPerHour == 0 ? ((long)span.TotalHours, 'h')
            : span.Ticks % TimeSpan.TicksPerMinute == 0 ? ((long)span.TotalMinutes, 'm')
            : ((long)span.TotalSeconds, 's');
        return string.Create(CultureInfo.InvariantCulture, $"{number}{unit}");
    }
}
