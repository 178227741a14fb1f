using System.Globalization;

namespace Weir.Jobs;

/// <summary>How long something took or may take, as people read it: each number with its unit, short enough for a column.</summary>
public static class SpanText
{
    /// <summary>Two units at most: <c>45s</c>, <c>12m30s</c>, <c>47h59m</c>, <c>12d10h</c>.</summary>
    public static string Format(long seconds) =>
        seconds switch
        {
            < 60 => string.Create(CultureInfo.InvariantCulture, $"{seconds}s"),
            < 3600 => string.Create(CultureInfo.InvariantCulture, $"{seconds / 60}m{seconds % 60:D2}s"),
            < 48 * 3600 => string.Create(CultureInfo.InvariantCulture, $"{seconds / 3600}h{seconds / 60 % 60:D2}m"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{seconds / 86400}d{seconds / 3600 % 24:D2}h"),
        };
}
