namespace Weir.Jobs.Plans;

/// <summary>
/// That a planned job runs again some time after its end: OpCon's restart offset from end to start. Its next run is made when it has
/// succeeded or was skipped. Moments are UTC.
/// </summary>
/// <param name="Every">How long after its end.</param>
/// <param name="Until">The last moment at which a run may start; <see langword="null"/> where only their number ends them.</param>
/// <param name="Runs">How many runs there are at most, the first one too; <see langword="null"/> where only time ends them.</param>
/// <param name="Planned">When this run was to start: its own times count from then.</param>
/// <param name="Run">0 for the first run.</param>
public sealed record RunAgain(TimeSpan Every, DateTimeOffset? Until, int? Runs, DateTimeOffset Planned, int Run = 0)
{
    /// <summary>The run after this one; <see langword="null"/> where there is none.</summary>
    public RunAgain? After(DateTimeOffset end)
    {
        var start = end + Every;
        return start > Until || Run + 1 >= Runs ? null : this with { Planned = start, Run = Run + 1 };
    }
}
