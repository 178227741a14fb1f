using System.Globalization;
using Weir.Cli.Running;
using Weir.Jobs;

namespace Weir.Cli.Variables;

/// <summary>Spans and moments as one types them.</summary>
internal static class DurationArgument
{
    private static readonly string[] Moments =
    [
        "yyyy-MM-dd'T'HH:mm",
        "yyyy-MM-dd'T'HH:mm:ss",
        "yyyy-MM-dd HH:mm",
        "yyyy-MM-dd HH:mm:ss",
        "yyyy-MM-dd'T'HH:mmK",
        "yyyy-MM-dd'T'HH:mm:ssK",
        "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
    ];

    /// <summary>Seconds of <c>90</c>, <c>90s</c>, <c>5m</c>, <c>1h</c>, <c>2d</c>.</summary>
    public static double? Seconds(string option, string? text)
    {
        if (text is null)
        {
            return null;
        }

        // Of nothing the unit is none that is allowed.
        var unit = text.Length == 0 ? ' ' : char.ToLowerInvariant(text[^1]);
        var factor = unit switch
        {
            'm' => 60,
            'h' => 3600,
            'd' => 86400,
            _ => 1,
        };
        var number = char.IsAsciiLetter(unit) ? text[..^1] : text;
        const double Longest = 366 * 86400.0;
        return
            (char.IsAsciiDigit(unit) || unit is 's' or 'm' or 'h' or 'd')
            && double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var count)
            && count >= 0
            && count * factor <= Longest
            ? count * factor
            : throw new UsageException(
                $"{option} '{Printable.Escape(text)}' is no span of time; allowed is a number of seconds, or one with s, m, h or d, at most 366d"
            );
    }

    /// <summary>
    /// A moment: <c>17:30</c> (the next), <c>2026-11-21T17:30</c>, with seconds, or with a zone; without one this machine's time.
    /// </summary>
    public static DateTimeOffset Moment(string option, string text, TimeProvider time)
    {
        var now = time.GetLocalNow();
        if (TimeOnly.TryParseExact(text, ["HH:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var clock))
        {
            var today = now.Date + clock.ToTimeSpan();
            var day = today > now.DateTime ? today : today.AddDays(1);
            return new DateTimeOffset(day, time.LocalTimeZone.GetUtcOffset(day)).ToUniversalTime();
        }

        if (!DateTime.TryParseExact(text, Moments, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var moment))
        {
            throw new UsageException(
                $"{option} '{Printable.Escape(text)}' is no moment; allowed is HH:MM or YYYY-MM-DDTHH:MM, with seconds or a zone where wanted"
            );
        }

        try
        {
            return moment.Kind == DateTimeKind.Unspecified
                ? new DateTimeOffset(moment, time.LocalTimeZone.GetUtcOffset(moment)).ToUniversalTime()
                : new DateTimeOffset(moment.ToUniversalTime(), TimeSpan.Zero);
        }
        catch (ArgumentOutOfRangeException)
        {
            throw new UsageException($"{option} '{Printable.Escape(text)}' is out of range; allowed are the years 1 to 9999 in UTC");
        }
    }
}
