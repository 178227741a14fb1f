namespace Weir.JobVariables;

/// <summary>How long is waited at most.</summary>
internal static class WaitLimit
{
    /// <exception cref="ArgumentException">The time until which to wait has passed.</exception>
    public static TimeSpan From(WaitOptions options, TimeProvider clock)
    {
        var limit = options.Timeout ?? Timeout.InfiniteTimeSpan;
        if (options.Until is not { } until)
        {
            return limit;
        }

        var left = until - clock.GetUtcNow();
        if (left <= TimeSpan.Zero)
        {
            throw new ArgumentException($"the time until which to wait has passed: {until:u}", nameof(options));
        }

        return limit == Timeout.InfiniteTimeSpan || left < limit ? left : limit;
    }
}
