using Weir.Linux;

namespace Weir.Ways.Watch;

/// <summary>What follows from what was seen. The set is closed: all of them stand here.</summary>
internal abstract record WatchOutcome
{
    private WatchOutcome() { }

    /// <summary>A job has begun.</summary>
    internal sealed record Noticed(NoticedProcess Job) : WatchOutcome;

    /// <summary>A job is over.</summary>
    /// <param name="Job">The job.</param>
    /// <param name="Status">How; <see langword="null"/> where its end was not seen.</param>
    /// <param name="CpuTicks">Its processor time, as far as it is known.</param>
    /// <param name="Clock">When, in nanoseconds of the monotonic clock.</param>
    internal sealed record Ended(NoticedProcess Job, ExitStatus? Status, long CpuTicks, long Clock) : WatchOutcome;

    /// <summary>A job that came round the gate is over, or still runs where <paramref name="IsOver"/> is not so.</summary>
    internal sealed record Dark(DarkJob Job, long CpuTicks, bool IsOver) : WatchOutcome;

    /// <summary>Events were lost: what is there is to be looked for.</summary>
    internal sealed record Lost(int Count) : WatchOutcome;
}
