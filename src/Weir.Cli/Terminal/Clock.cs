using System.Globalization;

namespace Weir.Cli.Terminal;

/// <summary>Times as the terminal shows them: local unless UTC was asked for.</summary>
internal sealed class Clock(TimeProvider time, bool utc)
{
    /// <summary>Today's times as 12:03:04, others as 2026-11-21 12:03.</summary>
    public string Short(DateTimeOffset? instant)
    {
        if (instant is not { } at)
        {
            return "-";
        }

        var shown = Shown(at);
        return shown.ToString(shown.Date == Shown(time.GetUtcNow()).Date ? "HH:mm:ss" : "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
    }

    /// <summary>Date and time, with a Z where it is UTC.</summary>
    public string Full(DateTimeOffset? instant) =>
        instant is { } at ? Shown(at).ToString(utc ? "yyyy-MM-dd HH:mm:ss'Z'" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) : "-";

    private DateTimeOffset Shown(DateTimeOffset at) => utc ? at.ToUniversalTime() : TimeZoneInfo.ConvertTime(at, time.LocalTimeZone);
}
