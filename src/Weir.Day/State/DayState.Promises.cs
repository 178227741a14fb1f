using System.Diagnostics.CodeAnalysis;
using Weir.Jobs;
using Weir.Jobs.Plans;

namespace Weir.Day;

/// <summary>Jobs by the time at which they break a promise.</summary>
public sealed partial class DayState
{
    private readonly SortedSet<(DateTimeOffset At, TrackingNumber Number, Lateness What)> _promises = [];

    /// <summary>The next time at which some job breaks a promise.</summary>
    internal DateTimeOffset? NextLateness => _promises.Count == 0 ? null : _promises.Min.At;

    /// <summary>A job that has broken a promise, and which; putting it with that lateness takes it out of this.</summary>
    internal bool TryLate(DateTimeOffset now, [NotNullWhen(true)] out Job? job, out Lateness what)
    {
        (job, what) = (null, default);
        if (_promises.Count == 0 || _promises.Min.At > now)
        {
            return false;
        }

        what = _promises.Min.What;
        job = _jobs[_promises.Min.Number].Job;
        return true;
    }

    private void CountPromises(Job? before, Job job)
    {
        if (before?.Promise is not null)
        {
            foreach (var (what, at) in Pending(before))
            {
                _promises.Remove((at, job.Number, what));
            }
        }

        if (job.Promise is not null && !job.State.IsEnd())
        {
            foreach (var (what, at) in Pending(job))
            {
                _promises.Add((at, job.Number, what));
            }
        }
    }

    // What somebody holds is not late: whoever holds it knows.
    private static IEnumerable<(Lateness What, DateTimeOffset At)> Pending(Job job)
    {
        var isHeld = job.State == JobState.Waiting && job.Holds.Any(hold => hold.Manager is HolderManager.User or HolderManager.Operator);
        foreach (var what in Latenesses.Timed)
        {
            if (Latenesses.DueAt(job, what) is { } at && !isHeld && !job.Lateness.Contains(what))
            {
                yield return (what, at);
            }
        }
    }
}
