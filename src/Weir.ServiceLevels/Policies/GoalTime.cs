using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Weir.ServiceLevels.Policies;

/// <summary>Times of goals as people write them: <c>mmm:ss</c>, minutes and seconds.</summary>
public static class GoalTime
{
    /// <summary>The longest goal there is: <c>999:59</c>.</summary>
    public static TimeSpan Longest { get; } = new(0, 999, 59);

    /// <summary>What is allowed, for error messages.</summary>
    public const string Allowed = "minutes and seconds, mmm:ss, from 0:01 to 999:59";

    /// <summary>Reads <c>5:00</c> or <c>120:30</c>.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out TimeSpan time)
    {
        time = default;
        var colon = text?.IndexOf(':', StringComparison.Ordinal) ?? -1;
        if (
            text is null
            || colon is < 1 or > 3
            || text.Length != colon + 3
            || !int.TryParse(text.AsSpan(0, colon), NumberStyles.None, CultureInfo.InvariantCulture, out var minutes)
            || !int.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            || seconds > 59
        )
        {
            return false;
        }

        time = new TimeSpan(0, minutes, seconds);
        return time > TimeSpan.Zero;
    }

    /// <summary>Writes <c>5:00</c>.</summary>
    public static string Write(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalMinutes}:{time.Seconds:D2}");
}
