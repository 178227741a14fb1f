using System.Globalization;

namespace Weir.Tracking.Variables;

/// <summary>How a time is moved and written.</summary>
internal static class TimeForm
{
    public const string Usual = "hh:mm:ss";

    public const string Allowed = "hh, mm, ss, with - . _ / : or a blank between them";

    public const string AllowedMoves = "+N or -N with h, m or s, one after the other";

    private const int MostWords = 10;

    private const int Farthest = 1_000_000;

    /// <summary>The time in a form; <see langword="null"/> where it is none.</summary>
    public static string? Write(DateTimeOffset clock, string form)
    {
        var lower = form.ToLowerInvariant();
        var left = lower
            .Replace("hh", "", StringComparison.Ordinal)
            .Replace("mm", "", StringComparison.Ordinal)
            .Replace("ss", "", StringComparison.Ordinal);
        return left.Length < lower.Length && left.All(c => c is '-' or '.' or '_' or '/' or ':' or ' ')
            ? lower
                .Replace("hh", clock.ToString("HH", CultureInfo.InvariantCulture), StringComparison.Ordinal)
                .Replace("mm", clock.ToString("mm", CultureInfo.InvariantCulture), StringComparison.Ordinal)
                .Replace("ss", clock.ToString("ss", CultureInfo.InvariantCulture), StringComparison.Ordinal)
            : null;
    }

    /// <summary>The moved time; <see langword="null"/> where the words say no such thing.</summary>
    public static DateTimeOffset? Move(DateTimeOffset clock, string words)
    {
        var all = words.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        DateTimeOffset? moved = all.Length is > 0 and <= MostWords ? clock : null;
        foreach (var word in all)
        {
            moved =
                moved is { } at
                && int.TryParse(word[..^1], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var count)
                && Math.Abs((long)count) <= Farthest
                    ? word[^1] switch
                    {
                        'h' => at.AddHours(count),
                        'm' => at.AddMinutes(count),
                        's' => at.AddSeconds(count),
                        _ => null,
                    }
                    : null;
        }

        return moved;
    }
}
