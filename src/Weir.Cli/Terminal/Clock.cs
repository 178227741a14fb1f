using System.Globalization;
using System.Text.RegularExpressions;
using Weir.Jobs;

namespace Weir.Cli.Terminal;

/// <summary>Times as the terminal shows them: local unless UTC was asked for.</summary>
internal sealed partial class Clock(TimeProvider time, bool utc)
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

    /// <summary>
    /// A sentence of a server or an agent, made safe to print. What they say of moments is UTC, and is shown as all other times are.
    /// </summary>
    /// <param name="text">The sentence.</param>
    /// <param name="most">How many characters of it are shown.</param>
    public string Said(string text, int most) =>
        Printable.Escape(Moment().Replace(text, moment => utc ? moment.Value : Local(moment)), most);

    private string Local(Match moment) =>
        DateTimeOffset.TryParse(
            $"{moment.Groups["day"].Value}T{moment.Groups["time"].Value}Z",
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal,
            out var at
        )
            ? Shown(at)
                .ToString(moment.Groups["time"].Length == 5 ? "yyyy-MM-dd HH:mm" : "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture)
            : moment.Value;

    [GeneratedRegex(@"\b(?<day>[0-9]{4}-[0-9]{2}-[0-9]{2})[ T](?<time>[0-9]{2}:[0-9]{2}(:[0-9]{2})?)(Z| UTC)\b")]
    private static partial Regex Moment();

    private DateTimeOffset Shown(DateTimeOffset at) => utc ? at.ToUniversalTime() : TimeZoneInfo.ConvertTime(at, time.LocalTimeZone);
}
