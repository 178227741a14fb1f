using Weir.Jobs;

namespace Weir.Day.Turns;

/// <summary>
/// Who goes next: by priority, then first come. This file is the whole rule; goals and ageing queues take its place.
/// A job that there is no room for does not stop a later one that there is room for.
/// Jobs stand in lanes, and a lane that is stopped is not looked at again before what stopped it is lifted, so the cost of a
/// selection grows with the lanes that compete for one thing, never with the jobs that wait.
/// </summary>
internal sealed class TurnOrder
{
    /// <summary>Empty lanes are kept for the next job of their kind, up to so many.</summary>
    private const int LanesKept = 1000;

    private readonly Dictionary<LaneKey, Lane> _lanes = [];
    private readonly SortedDictionary<Turn, Lane> _open = [];
    private readonly Dictionary<Bar, HashSet<Lane>> _barred = [];

    /// <summary>Jobs that stand in lanes.</summary>
    public int Count { get; private set; }

    /// <summary>Puts a job in its lane.</summary>
    public Lane Add(Job job)
    {
        var key = KeyOf(job);
        if (!_lanes.TryGetValue(key, out var lane))
        {
            lane = new Lane(key, job);
            _lanes.Add(key, lane);
        }

        lane.Waiting.Add(Turn.Of(job));
        Count++;
        if (lane.At is null)
        {
            Reopen(lane);
        }

        return lane;
    }

    /// <summary>Takes a job out of its lane.</summary>
    public void Remove(Lane lane, Job job)
    {
        if (!lane.Waiting.Remove(Turn.Of(job)))
        {
            throw new InvalidOperationException($"job {job.Number} does not stand in its lane");
        }

        Count--;
        if (lane.At is null)
        {
            Reopen(lane);
        }

        if (lane.Waiting.Count == 0 && _lanes.Count > LanesKept)
        {
            Close(lane);
        }
    }

    /// <summary>What stopped lanes is gone, or may be: they are looked at again.</summary>
    public void Lift(Bar bar)
    {
        if (_barred.Remove(bar, out var lanes))
        {
            foreach (var lane in lanes)
            {
                lane.At = null;
                Reopen(lane);
            }
        }
    }

    /// <summary>Everything may have changed: all lanes are looked at again.</summary>
    public void LiftAll()
    {
        foreach (var bar in _barred.Keys.ToArray())
        {
            Lift(bar);
        }
    }

    /// <summary>
    /// The job whose turn it is among those that nothing stops, or <see langword="null"/>. It stays in its lane until it is
    /// removed.
    /// </summary>
    public TrackingNumber? Next(Func<Lane, Bar?> whatStops)
    {
        while (_open.Count > 0)
        {
            var (turn, lane) = First();
            if (whatStops(lane) is not { } bar)
            {
                return turn.Number;
            }

            _open.Remove(turn);
            lane.Open = null;
            lane.At = bar;
            if (!_barred.TryGetValue(bar, out var lanes))
            {
                _barred.Add(bar, lanes = []);
            }

            lanes.Add(lane);
        }

        return null;
    }

    private (Turn Turn, Lane Lane) First()
    {
        using var lanes = _open.GetEnumerator();
        lanes.MoveNext();
        return (lanes.Current.Key, lanes.Current.Value);
    }

    private void Reopen(Lane lane)
    {
        Turn? head = lane.Waiting.Count == 0 ? null : lane.Waiting.Min;
        if (lane.Open == head)
        {
            return;
        }

        if (lane.Open is { } before)
        {
            _open.Remove(before);
        }

        if (head is { } now)
        {
            _open.Add(now, lane);
        }

        lane.Open = head;
    }

    private void Close(Lane lane)
    {
        if (lane.At is { } bar && _barred.TryGetValue(bar, out var lanes))
        {
            lanes.Remove(lane);
            if (lanes.Count == 0)
            {
                _barred.Remove(bar);
            }
        }

        _lanes.Remove(lane.Key);
    }

    private static LaneKey KeyOf(Job job) => job.TrackType == TrackType.Queue
        ? new LaneKey(job.Machine, Bars.NameOf(job.JobQueue), Bars.NameOf(job.Schedule, job.ScheduleDate), Needs(job))
        : new LaneKey(job.Machine, "", "", Needs(job));

    private static string Needs(Job job) => job.Limits.Count switch
    {
        0 => "",
        1 => job.Limits[0].ToString().ToUpperInvariant(),
        _ => string.Join(',', job.Limits.Select(need => need.ToString().ToUpperInvariant()).Order(StringComparer.Ordinal)),
    };
}
