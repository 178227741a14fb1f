using System.Globalization;
using Weir.Jobs;

namespace Weir.Cli.Running;

/// <summary>Moments as people type them.</summary>
internal static class TimeArgument
{
    private static readonly string[] s_times = ["HH:mm", "HH:mm:ss"];
    private static readonly string[] s_dates = ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd HH:mm", "yyyy-MM-dd HH:mm:ss"];

    /// <summary>The moment in UTC as the server takes it; <see langword="null"/> where none was typed.</summary>
    public static string? Iso(string option, string? text, TimeProvider time)
    {
        if (text is null)
        {
            return null;
        }

        var utc = text.EndsWith('Z');
        var bare = utc ? text[..^1] : text;
        var zone = utc ? TimeZoneInfo.Utc : time.LocalTimeZone;
        DateTime local;
        if (TimeOnly.TryParseExact(bare, s_times, CultureInfo.InvariantCulture, DateTimeStyles.None, out var clock))
        {
            local = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(time.GetUtcNow(), zone).DateTime).ToDateTime(clock);
        }
        else if (!DateTime.TryParseExact(bare, s_dates, CultureInfo.InvariantCulture, DateTimeStyles.None, out local))
        {
            throw new UsageException(
                $"{option} '{Printable.Escape(text)}' is not allowed; allowed is HH:MM[:SS] of today or YYYY-MM-DDTHH:MM[:SS], with Z where it is UTC"
            );
        }

        DateTimeOffset moment;
        try
        {
            moment = new DateTimeOffset(local, zone.IsInvalidTime(local) ? zone.BaseUtcOffset : zone.GetUtcOffset(local));
        }
        catch (ArgumentOutOfRangeException)
        {
            throw new UsageException($"{option} '{Printable.Escape(text)}' is out of range; allowed are the years 1 to 9999 in UTC");
        }

        return moment.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
    }
}
