using System.Globalization;

namespace Weir.Jobs;

/// <summary>A moment as histories, messages and explanations have it.</summary>
public static class MomentText
{
    /// <summary>UTC to the second, <c>2026-11-21 03:12:00Z</c>; of none an empty text.</summary>
    public static string Format(DateTimeOffset? at) => string.Create(CultureInfo.InvariantCulture, $"{at:yyyy-MM-dd HH:mm:ss'Z'}");
}
