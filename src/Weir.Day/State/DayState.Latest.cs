using System.Diagnostics.CodeAnalysis;
using Weir.Jobs;

namespace Weir.Day;

/// <summary>Jobs that wait, by the time by which they must have been let go.</summary>
public sealed partial class DayState
{
    private readonly SortedSet<(DateTimeOffset At, TrackingNumber Number)> _latest = [];

    /// <summary>The next time by which some job must have been let go.</summary>
    internal DateTimeOffset? NextLatest => _latest.Count == 0 ? null : _latest.Min.At;

    /// <summary>A job that waits though its latest start time has come.</summary>
    internal bool TryMissed(DateTimeOffset now, [NotNullWhen(true)] out Job? job)
    {
        job = _latest.Count > 0 && _latest.Min.At <= now ? _jobs[_latest.Min.Number].Job : null;
        return job is not null;
    }

    private void CountLatest(Job? before, Job job)
    {
        if (before is { State: JobState.Waiting, LatestStart: { } old })
        {
            _latest.Remove((old, job.Number));
        }

        if (job is { State: JobState.Waiting, LatestStart: { } latest })
        {
            _latest.Add((latest, job.Number));
        }
    }
}
