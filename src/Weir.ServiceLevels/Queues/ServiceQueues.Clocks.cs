namespace Weir.ServiceLevels.Queues;

/// <summary>Time, and the clocks by which jobs age.</summary>
public sealed partial class ServiceQueues
{
    private readonly Dictionary<string, AgeClock> _clocks = new(StringComparer.Ordinal);
    private readonly AgeClock _free = new("");
    private readonly Heap<AgeClock, AgeClock.Next> _running = new();
    private readonly HashSet<AgeClock> _touched = [];
    private long _now;

    /// <summary>The time they know.</summary>
    public DateTimeOffset Now => new(_now, TimeSpan.Zero);

    /// <summary>It is so late now; an earlier time changes nothing.</summary>
    public void Advance(DateTimeOffset now)
    {
        _now = Math.Max(_now, now.UtcTicks);
        while (_running.First is var clock && clock.Due <= _now)
        {
            var reading = clock.Reading(_now);
            while (clock.Cells.Count > 0 && clock.Cells.First is var cell && cell.Due <= reading)
            {
                cell.Tick(reading);
                clock.Cells.Moved(cell);
                if (cell.Key.Lane is { } lane)
                {
                    lane.CellsOf(cell).Moved(cell);
                    Examined(lane);
                }
            }

            _running.Moved(clock);
        }
    }

    /// <summary>What a job's clock shows now. One that no job stands by begins anew, running or standing.</summary>
    public DateTimeOffset ReadingOf(string clock, bool runs)
    {
        var found = Clock(clock);
        if (found.Jobs == 0 && clock.Length > 0)
        {
            Set(found, runs, 0, _now);
        }

        return new DateTimeOffset(found.Reading(_now), TimeSpan.Zero);
    }

    /// <summary>Lets a clock run or stand from now on.</summary>
    public void SetClock(string clock, bool runs)
    {
        if (_clocks.TryGetValue(clock, out var found) && found.Runs != runs)
        {
            Set(found, runs, runs ? _now - found.Standing : found.Behind, runs ? found.Standing : _now - found.Behind);
        }
    }

    /// <summary>Clocks that were changed since this was last asked and that jobs stand by; the others are as good as new.</summary>
    public IReadOnlyList<StoredClock> DrainClocks()
    {
        if (_touched.Count == 0)
        {
            return [];
        }

        var changed = new List<StoredClock>();
        foreach (var clock in _touched.Where(clock => clock.Name.Length > 0))
        {
            var stored = clock.Jobs == 0 ? new StoredClock(clock.Name, TimeSpan.Zero, null) : Stored(clock);
            if (stored != clock.Stored && !(clock.Stored is null && stored is { Standing: null, Behind.Ticks: 0 }))
            {
                clock.Stored = stored;
                changed.Add(stored);
            }
        }

        _touched.Clear();
        changed.Sort((left, right) => string.CompareOrdinal(left.Name, right.Name));
        return changed;
    }

    /// <summary>Clocks that jobs stand by and that were stopped at some time.</summary>
    public IReadOnlyList<StoredClock> Clocks() =>
        [
            .. _clocks
                .Values.Where(clock => clock.Jobs > 0 && (!clock.Runs || clock.Behind != 0))
                .Select(Stored)
                .OrderBy(clock => clock.Name, StringComparer.Ordinal),
        ];

    /// <summary>Sets a clock as it was kept; before any job comes.</summary>
    public void Restore(StoredClock stored)
    {
        ArgumentNullException.ThrowIfNull(stored);
        var clock = Clock(stored.Name);
        clock.Stored = stored;
        Set(clock, stored.Standing is null, stored.Behind.Ticks, stored.Standing?.UtcTicks ?? 0);
    }

    private static StoredClock Stored(AgeClock clock) =>
        new(clock.Name, new TimeSpan(clock.Runs ? clock.Behind : 0), clock.Runs ? null : new DateTimeOffset(clock.Standing, TimeSpan.Zero));

    private AgeClock Clock(string name)
    {
        if (!_clocks.TryGetValue(name, out var clock))
        {
            _clocks.Add(name, clock = new AgeClock(name));
            _running.Add(clock);
        }

        return clock;
    }

    private void Set(AgeClock clock, bool runs, long behind, long standing)
    {
        clock.Set(runs, behind, standing);
        _touched.Add(clock);
        if (runs != Heap<AgeClock, AgeClock.Next>.Holds(clock))
        {
            if (runs)
            {
                _running.Add(clock);
            }
            else
            {
                _running.Remove(clock);
            }
        }
        else
        {
            Due(clock);
        }

        foreach (var lane in clock.Lanes)
        {
            Examined(lane);
        }
    }

    private void Due(AgeClock clock)
    {
        if (clock.Runs)
        {
            _running.Moved(clock);
        }
    }
}
