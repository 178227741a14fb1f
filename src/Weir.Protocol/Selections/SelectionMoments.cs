using System.Globalization;
using Weir.Jobs;

namespace Weir.Protocol.Selections;

/// <summary>
/// Stretches of time as people write them: <c>FROM..TO</c> with either end open, or a day. A moment is a time of today, a day, both, or
/// so long ago, and without <c>Z</c> in the zone of whoever asks.
/// </summary>
public static class SelectionMoments
{
    /// <summary>What is allowed, for messages.</summary>
    public const string Allowed =
        "FROM..TO with either end open, each a time such as 03:10, 2026-11-21T03:10, 2026-11-21T03:10:00Z, today, -8h, or now; or one day";

    private static readonly string[] s_clocks = ["HH:mm", "HH:mm:ss"];
    private static readonly string[] s_moments = ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFF"];

    /// <summary>Reads a stretch, or says no.</summary>
    public static bool TryParse(string text, DateTimeOffset now, TimeZoneInfo zone, out MomentRange range)
    {
        ArgumentNullException.ThrowIfNull(text);
        range = default;
        var cut = text.IndexOf("..", StringComparison.Ordinal);
        if (cut < 0)
        {
            if (DayOf(text, now, zone) is not { } day || day == DateOnly.MaxValue)
            {
                return false;
            }

            range = new MomentRange(At(day, zone), At(day.AddDays(1), zone));
            return true;
        }

        if (!TryEnd(text[..cut], now, zone, out var from) || !TryEnd(text[(cut + 2)..], now, zone, out var to))
        {
            return false;
        }

        range = new MomentRange(from, to);
        return from is not null || to is not null;
    }

    /// <summary>A stretch in UTC, which means the same everywhere and later on.</summary>
    public static string ToText(MomentRange range)
    {
        return Text(range.From) + ".." + Text(range.To);

        static string Text(DateTimeOffset? at) =>
            at?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture) ?? "";
    }

    private static bool TryEnd(string text, DateTimeOffset now, TimeZoneInfo zone, out DateTimeOffset? moment)
    {
        moment =
            text.Length == 0 ? null
            : text == "now" ? now
            : text[0] == '-' ? (DurationText.TryParse(text[1..], out var ago) ? now - ago : null)
            : DayOf(text, now, zone) is { } day ? At(day, zone)
            : MomentOf(text, now, zone);
        return text.Length == 0 || moment is not null;
    }

    internal static DateOnly? DayOf(string text, DateTimeOffset now, TimeZoneInfo zone) =>
        text switch
        {
            "today" => Today(now, zone),
            "yesterday" => Today(now, zone).AddDays(-1),
            _ => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null,
        };

    private static DateTimeOffset? MomentOf(string text, DateTimeOffset now, TimeZoneInfo zone)
    {
        var utc = text.EndsWith('Z');
        var bare = utc ? text[..^1] : text;
        var at = utc ? TimeZoneInfo.Utc : zone;
        return TimeOnly.TryParseExact(bare, s_clocks, CultureInfo.InvariantCulture, DateTimeStyles.None, out var clock)
                ? Local(Today(now, at).ToDateTime(clock), at)
            : DateTime.TryParseExact(bare, s_moments, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) ? Local(local, at)
            : null;
    }

    private static DateOnly Today(DateTimeOffset now, TimeZoneInfo zone) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime);

    private static DateTimeOffset? At(DateOnly day, TimeZoneInfo zone) => Local(day.ToDateTime(TimeOnly.MinValue), zone);

    // A time that a change of clocks leaves out is the moment of the change. Next to the ends of the calendar there is no UTC for it.
    private static DateTimeOffset? Local(DateTime local, TimeZoneInfo zone)
    {
        var offset = zone.IsInvalidTime(local) ? zone.GetUtcOffset(local.AddHours(-3)) : zone.GetUtcOffset(local);
        var utc = local.Ticks - offset.Ticks;
        return utc < DateTime.MinValue.Ticks || utc > DateTime.MaxValue.Ticks ? null : new DateTimeOffset(utc, TimeSpan.Zero);
    }
}
