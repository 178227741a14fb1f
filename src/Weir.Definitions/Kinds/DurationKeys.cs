using Weir.Definitions.Reading;
using Weir.Jobs;

namespace Weir.Definitions.Kinds;

/// <summary>Keys whose values are spans of time within bounds.</summary>
internal static class DurationKeys
{
    /// <summary>One within bounds, or <see langword="null"/> where the key is not there.</summary>
    public static TimeSpan? Read(MappingReader keys, string key, TimeSpan least, TimeSpan most) =>
        keys.Parsed<TimeSpan>(
            key,
            $"a time as 90s, 15m, 2h or 1d, from {DurationText.ToText(least)} to {DurationText.ToText(most)}",
            (string text, out TimeSpan time) => DurationText.TryParse(text, out time) && time >= least && time <= most
        );
}
