using Weir.Day.Constraints;
using Weir.Day.State;
using Weir.Jobs;
using Weir.Schedules;
using Weir.ServiceLevels.Queues;

namespace Weir.Day;

/// <summary>The one place where a job enters and leaves the counters, lanes and timers, so that these always equal a recount.</summary>
public sealed partial class DayState
{
    /// <summary>Dates of schedule days that may have to be closed.</summary>
    internal bool SomeDayIsEmpty { get; private set; } = true;

    internal ActiveNames Names => _names;

    /// <summary>Whether a change of the indexes was begun and not brought to its end: the day is to be restored from the store.</summary>
    internal bool IsTorn { get; private set; }

    /// <summary>A job becomes again what it was; <see langword="null"/>: it was not here.</summary>
    internal void Revert(TrackingNumber number, Job? before, DateTimeOffset now)
    {
        if (before is not null)
        {
            Update(before, now);
        }
        else if (TryFind(number, out var job))
        {
            Update(job with { State = JobState.Cancelled, Holds = [] }, now);
            Dependencies.Remove(job);
        }
        else
        {
            Dependencies.Leave(number);
        }
    }

    /// <summary>
    /// Takes over a job as it is now; one that is over leaves. All that its own members could make fail comes first: from there on
    /// the indexes change together.
    /// </summary>
    internal void Update(Job job, DateTimeOffset now)
    {
        _jobs.TryGetValue(job.Number, out var active);
        var before = active?.Job;
        if (active is null && !job.State.IsEnd())
        {
            job = _texts.Share(job);
        }

        Dependencies.Enter(job);
        var incomingJob = EntrantOf(job, now);
        IsTorn = true;
        Dependencies.Observe(job);
        Thresholds.Observe(before, job);
        Expressions.Observe(job);
        Update(job, before, active, incomingJob, now);
        IsTorn = false;
    }

    private void Update(Job job, Job? before, ActiveJob? active, IncomingJob? incomingJob, DateTimeOffset now)
    {
        if (active is not null)
        {
            LeaveQueues(active);
        }

        CountUse(before, job);
        CountName(before, job);
        CountLatest(before, job);
        CountPromises(before, job);
        CountMachine(before, -1);
        CountMachine(job, 1);
        CountDay(before, job, now);
        CountWatched(job);
        CountContainer(before, job);
        if (job.State.IsEnd())
        {
            _jobs.Remove(job.Number);
            return;
        }

        if (active is null)
        {
            _jobs.Add(job.Number, active = new ActiveJob { Job = job });
            NeedHistory(job);
        }

        active.Job = job;
        EnterQueues(active, incomingJob, now);
    }

    /// <summary>A job whose start time has come, or <see langword="null"/>; putting it again lets it stand in its lane.</summary>
    internal Job? Woken(DateTimeOffset now) => _timers.Count > 0 && _timers.Min.At <= now ? _jobs[_timers.Min.Number].Job : null;

    /// <summary>The next start time that somebody waits for.</summary>
    internal DateTimeOffset? NextTimer => _timers.Count == 0 ? null : _timers.Min.At;

    /// <summary>Days before today that nobody needs any more: they are closed and forgotten.</summary>
    internal IReadOnlyList<ScheduleDay> CloseDays(DateTimeOffset now)
    {
        if (!SomeDayIsEmpty)
        {
            return [];
        }

        var today = BusinessDay.DateOf(now);
        List<ScheduleDay> changed = [];
        foreach (
            var day in _scheduleDays.Values.Where(day =>
                day is { ActiveJobs: 0, Day: { Status: ScheduleDayStatus.Open, BuiltAt: not null } }
            )
        )
        {
            day.Day = day.Day with { Status = ScheduleDayStatus.Completed, Since = now, By = null };
            changed.Add(day.Day);
        }

        var over = _scheduleDays
            .Values.Where(day => day.ActiveJobs == 0 && day.Day.Date < today && !IsBeingBuilt(day.Day.Name, day.Day.Date))
            .OrderBy(day => day.Day.Date)
            .ThenBy(day => day.Day.Name)
            .ToArray();
        foreach (var day in over)
        {
            _scheduleDays.Remove((day.Day.Name, day.Day.Date));
            Dependencies.Forget(day.Day.Name, day.Day.Date);
            ForgetWithin(day.Day);
            if (day.Day.Instance is { } instance)
            {
                Dependencies.Forget(instance.Of, day.Day.Date);
                ForgetInstance(day.Day.Name);
            }
        }

        SomeDayIsEmpty = _scheduleDays.Values.Any(day => day.ActiveJobs == 0);
        return
        [
            .. changed,
            .. over.Where(day => day.Day.Status != ScheduleDayStatus.Closed)
                .Select(day => day.Day with { Status = ScheduleDayStatus.Closed, Since = now, By = null }),
        ];
    }

    internal static bool IsUnderWay(Job job) => job.State is JobState.Starting or JobState.Running;

    /// <summary>Whether the job is announced by a rerun and its machine has not submitted it yet.</summary>
    internal static bool IsAnnounced(Job job) => Resubmission.Holds(job);

    // What stands in a queue for the job; null where it waits for nothing.
    private IncomingJob? EntrantOf(Job job, DateTimeOffset now)
    {
        if (job.State != JobState.Waiting || IsAnnounced(job))
        {
            return null;
        }

        var group = GroupOf(job);
        LaneKey? lane = ConstraintTable.HoldsOnItsOwn(this, job, now) ? null : KeyOf(job);
        return new IncomingJob(job, group, Clocks.NameOf(job, group), lane);
    }

    private void EnterQueues(ActiveJob active, DateTimeOffset now) => EnterQueues(active, EntrantOf(active.Job, now), now);

    private void EnterQueues(ActiveJob active, IncomingJob? incomingJob, DateTimeOffset now)
    {
        if (incomingJob is null)
        {
            return;
        }

        var job = active.Job;
        if (StartTime.IsAhead(job, now))
        {
            active.TimedFor = job.NotBefore;
            _timers.Add((job.NotBefore!.Value, job.Number));
        }

        active.Place = Queues.Enter(incomingJob.Value);
        active.LanedAt = now == DateTimeOffset.MinValue ? job.SubmittedAt : now;
    }

    private void LeaveQueues(ActiveJob active)
    {
        if (active.TimedFor is { } at)
        {
            _timers.Remove((at, active.Job.Number));
            active.TimedFor = null;
        }

        if (active.Place.IsThere)
        {
            Queues.Leave(active.Place);
            active.Place = default;
        }
    }

    private void CountUse(Job? before, Job job)
    {
        var used = before is not null && IsUnderWay(before);
        var uses = IsUnderWay(job);
        if (
            used
            && uses
            && ReferenceEquals(before!.Limits, job.Limits)
            && before.JobQueue == job.JobQueue
            && before.TrackType == job.TrackType
        )
        {
            return;
        }

        if (used)
        {
            ConstraintTable.Release(this, before!);
        }

        if (uses)
        {
            ConstraintTable.Acquire(this, job);
        }
    }

    private void CountMachine(Job? job, int by)
    {
        if (job is { State: JobState.Waiting })
        {
            Machine(job.Machine).Waiting += by;
        }
        else if (job is not null && IsUnderWay(job) && !job.HasNoProcess())
        {
            Machine(job.Machine).UnderWay += by;
        }
    }

    private void CountName(Job? before, Job job)
    {
        if (before is not null && HasName(before))
        {
            _names.Remove(before);
        }

        if (HasName(job))
        {
            _names.Add(job);
        }
    }

    private static bool HasName(Job job) =>
        job.TrackType == TrackType.Queue && job.State is JobState.Waiting or JobState.Starting or JobState.Running && !IsAnnounced(job);

    private void CountDay(Job? before, Job job, DateTimeOffset now)
    {
        // The new one first, so that the day does not seem empty in between.
        if (!job.State.IsEnd())
        {
            NoteInstance(job.Schedule, job.Plan?.Instance);
            var opened = ScheduleDayOf(job.Schedule, job.ScheduleDate, now, job.Plan?.Instance);
            opened.ActiveJobs++;
            if (opened.Day.Status is ScheduleDayStatus.Completed or ScheduleDayStatus.Closed)
            {
                opened.Day = opened.Day with { Status = ScheduleDayStatus.Open, Since = now };
                _opened.Add(opened.Day);
            }
        }

        if (before is not null)
        {
            var day = ScheduleDayOf(before.Schedule, before.ScheduleDate, now);
            day.ActiveJobs--;
            SomeDayIsEmpty |= day.ActiveJobs == 0;
        }
    }
}
