using Weir.Jobs;
using Weir.Jobs.Thresholds;

namespace Weir.Day.State;

/// <summary>
/// The thresholds that are set, and which waiting jobs need what of each: to set one costs as much as jobs wait that need it.
/// </summary>
internal sealed class ThresholdsOfDay
{
    private readonly Dictionary<ThresholdName, Threshold> _set = [];
    private readonly Dictionary<ThresholdName, Dictionary<TrackingNumber, Job>> _waiting = [];
    private readonly SortedSet<TrackingNumber> _freed = [];
    private readonly SortedSet<TrackingNumber> _stopped = [];

    /// <summary>Those that are set, in no order.</summary>
    public IReadOnlyCollection<Threshold> All => _set.Values;

    /// <summary>Those that waiting jobs need, whether they are set or not.</summary>
    public IReadOnlyCollection<ThresholdName> Needed => _waiting.Keys;

    /// <summary>Whether jobs are held by a threshold no more and were not looked at since.</summary>
    public bool HasFreed => _freed.Count > 0;

    public Threshold? Find(ThresholdName name) => _set.GetValueOrDefault(name);

    /// <summary>What it is; one that nobody has set is 0.</summary>
    public int ValueOf(ThresholdName name) => _set.TryGetValue(name, out var threshold) ? threshold.Value : 0;

    /// <summary>What a job needs and is not so, in the order of its definition.</summary>
    public IEnumerable<ThresholdNeed> UnmetOf(Job job) => job.Thresholds.Where(need => !need.IsMetBy(ValueOf(need.Name)));

    /// <summary>Whether a threshold holds a job.</summary>
    public bool Holds(Job job)
    {
        for (var i = 0; i < job.Thresholds.Count; i++)
        {
            if (!job.Thresholds[i].IsMetBy(ValueOf(job.Thresholds[i].Name)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The waiting jobs that a threshold holds, in no order.</summary>
    public IEnumerable<Job> HeldBy(ThresholdName name) =>
        _waiting.TryGetValue(name, out var jobs)
            ? jobs.Values.Where(job => job.Thresholds.Any(need => need.Name == name && !need.IsMetBy(ValueOf(name))))
            : [];

    /// <summary>A threshold is set, or with <see langword="null"/> gone.</summary>
    public void Set(ThresholdName name, Threshold? to)
    {
        var waiting = _waiting.GetValueOrDefault(name);
        TrackingNumber[] held = waiting is null ? [] : [.. waiting.Values.Where(Holds).Select(job => job.Number)];
        if (to is null)
        {
            _set.Remove(name);
        }
        else
        {
            _set[name] = to;
        }

        if (waiting is null)
        {
            return;
        }

        var before = held.ToHashSet();
        foreach (var (number, job) in waiting)
        {
            var holds = Holds(job);
            if (holds && !before.Contains(number))
            {
                _freed.Remove(number);
                _stopped.Add(number);
            }
            else if (!holds && before.Contains(number))
            {
                _stopped.Remove(number);
                _freed.Add(number);
            }
        }
    }

    /// <summary>A job is as it is now: one that waits is known by the thresholds that it needs, another is not.</summary>
    public void Observe(Job? before, Job job)
    {
        if (before is { Thresholds.Count: > 0 } && !ReferenceEquals(before.Thresholds, job.Thresholds))
        {
            Forget(before);
        }

        if (job.Thresholds.Count == 0)
        {
            return;
        }

        if (job.State != JobState.Waiting)
        {
            Forget(job);
            return;
        }

        foreach (var need in job.Thresholds)
        {
            if (!_waiting.TryGetValue(need.Name, out var jobs))
            {
                _waiting.Add(need.Name, jobs = []);
            }

            jobs[job.Number] = job;
        }
    }

    private void Forget(Job job)
    {
        foreach (var need in job.Thresholds)
        {
            if (_waiting.TryGetValue(need.Name, out var jobs) && jobs.Remove(job.Number) && jobs.Count == 0)
            {
                _waiting.Remove(need.Name);
            }
        }

        _freed.Remove(job.Number);
        _stopped.Remove(job.Number);
    }

    /// <summary>The next job that a threshold holds now and none did before.</summary>
    public bool TryStopped(out TrackingNumber number) => TryTake(_stopped, out number);

    /// <summary>The next job that no threshold holds any more.</summary>
    public bool TryFreed(out TrackingNumber number) => TryTake(_freed, out number);

    private static bool TryTake(SortedSet<TrackingNumber> from, out TrackingNumber number)
    {
        number = from.Min;
        return from.Remove(number);
    }
}
