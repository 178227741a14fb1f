using System.Diagnostics;

namespace Weir.Ways.Watch;

/// <summary>When something happened that the kernel gave the time of.</summary>
internal static class WatchClock
{
    /// <summary>The time of a moment in nanoseconds of the monotonic clock.</summary>
    public static DateTimeOffset At(long nanoseconds, TimeProvider time)
    {
        var since = Stopwatch.GetElapsedTime(nanoseconds);
        return time.GetUtcNow() - (since < TimeSpan.Zero ? TimeSpan.Zero : since);
    }
}
