using System.Diagnostics.CodeAnalysis;
using Weir.Day.Promises;
using Weir.Day.State;
using Weir.Jobs;
using Weir.Jobs.Plans;

namespace Weir.Day;

/// <summary>Jobs by the time at which they break a promise.</summary>
public sealed partial class DayState
{
    private readonly SortedSet<(DateTimeOffset At, TrackingNumber Number, Lateness What)> _promises = [];
    private readonly SortedSet<(DateTimeOffset MustEndBy, TrackingNumber Number)> _deadlines = [];

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

    /// <summary>Jobs that must end by a time and were not said to be late for it, those first that must end first.</summary>
    internal IEnumerable<Job> WithDeadline => _deadlines.Select(deadline => _jobs[deadline.Number].Job);

    /// <summary>When it is to be looked at next whether jobs will end in time; <see langword="null"/>: at once.</summary>
    internal DateTimeOffset? NextForesight { get; set; }

    /// <summary>The look at that which is not over yet.</summary>
    internal ForesightLook? Foresight { get; set; }

    /// <summary>Days of schedules that must be over by a time, are not, and were not said to be this.</summary>
    internal IEnumerable<ScheduleOfDay> DaysWithDeadline(Lateness what) =>
        _scheduleDays.Values.Where(day => day is { ActiveJobs: > 0, Day.MustEndBy: not null } && !day.Day.Lateness.Contains(what));

    private void CountPromises(Job? before, Job job)
    {
        if (before?.Promise is not null)
        {
            foreach (var what in Latenesses.Timed)
            {
                if (Latenesses.DueAt(before, what) is { } at)
                {
                    _promises.Remove((at, job.Number, what));
                }
            }

            if (before.Promise.MustEndBy is { } deadline)
            {
                _deadlines.Remove((deadline, job.Number));
            }
        }

        if (job.Promise is null || job.State.IsEnd())
        {
            return;
        }

        foreach (var (what, at) in Pending(job))
        {
            _promises.Add((at, job.Number, what));
        }

        if (job.Promise.MustEndBy is { } end && !job.Lateness.Any(what => what is Lateness.AboutToBeLate or Lateness.Late))
        {
            _deadlines.Add((end, job.Number));
        }
    }

    private IEnumerable<(Lateness What, DateTimeOffset At)> Pending(Job job)
    {
        var isHeld =
            job.State == JobState.Waiting
            && (job.Holds.Any(hold => hold.Manager is HolderManager.User or HolderManager.Operator) || WaitsForContainer(job));
        foreach (var what in Latenesses.Timed)
        {
            if (Latenesses.DueAt(job, what) is { } at && !(isHeld && what.IsPardonedByHold()) && !job.Lateness.Contains(what))
            {
                yield return (what, at);
            }
        }
    }
}
