namespace Weir.Capacity.Measuring;

/// <summary>The intervals of one machine, and the average of four hours over them.</summary>
public sealed class UsageHistory
{
    /// <summary>How many intervals an average is of, missing ones included.</summary>
    public const int Averaged = 48;

    private readonly SortedList<DateTimeOffset, UsageInterval> _intervals = [];

    /// <summary>All that are known, oldest first.</summary>
    public IEnumerable<UsageInterval> Intervals => _intervals.Values;

    /// <summary>The newest; <see langword="null"/> where there is none.</summary>
    public UsageInterval? Newest => _intervals.Count == 0 ? null : _intervals.Values[^1];

    /// <summary>The interval that begins then; <see langword="null"/> where nothing is known of it.</summary>
    public UsageInterval? Find(DateTimeOffset start) => _intervals.GetValueOrDefault(start);

    /// <summary>Takes over an interval that was kept.</summary>
    public void Restore(UsageInterval interval)
    {
        ArgumentNullException.ThrowIfNull(interval);
        _intervals[interval.Start] = interval;
    }

    /// <summary>Takes a sample; the interval as it is now, or <see langword="null"/> where the sample was there already.</summary>
    public UsageInterval? Add(ProcessorSample sample, double rating, bool clockOff)
    {
        var start = UsageInterval.StartOf(sample.At);
        var before = Find(start) ?? new UsageInterval(start);
        var after = before.With(sample, rating, clockOff);
        if (ReferenceEquals(after, before))
        {
            return null;
        }

        _intervals[start] = after;
        return after;
    }

    /// <summary>
    /// The mean of the 48 intervals of which the last begins then; what is missing counts as zero, as after the start of a machine, so that
    /// it is too low for four hours.
    /// </summary>
    public double Average(DateTimeOffset start)
    {
        var sum = 0.0;
        for (var i = 0; i < Averaged; i++)
        {
            sum += Find(start - (i * UsageInterval.Length))?.Use ?? 0;
        }

        return sum / Averaged;
    }

    /// <summary>Whether anything is known of the four hours of which the last interval begins then.</summary>
    public bool Knows(DateTimeOffset start)
    {
        for (var i = 0; i < Averaged; i++)
        {
            if (Find(start - (i * UsageInterval.Length)) is not null)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Forgets intervals that began before.</summary>
    public void Forget(DateTimeOffset before)
    {
        while (_intervals.Count > 0 && _intervals.Keys[0] < before)
        {
            _intervals.RemoveAt(0);
        }
    }
}
