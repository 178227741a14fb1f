using Weir.Jobs;

namespace Weir.Schedules.Expectations;

/// <summary>The last runs of one job, and how long the next one will take.</summary>
public sealed class RunTimes
{
    /// <summary>How many runs are looked at.</summary>
    public const int Most = 50;

    // Of fewer runs by a frequency all runs together say more.
    private const int EnoughOfFrequency = 3;

    private readonly SortedSet<(DateTimeOffset EndedAt, TrackingNumber Number, RunTime Run)> _runs = new(ByEnd.Instance);
    private readonly Dictionary<string, RunTimeEstimate?> _estimates = [];

    /// <summary>One more run; one that is there already, or is older than all of as many as are looked at, changes nothing.</summary>
    public void Add(RunTime run)
    {
        if (_runs.Add((run.EndedAt, run.Number, run)))
        {
            _estimates.Clear();
            if (_runs.Count > Most)
            {
                _runs.Remove(_runs.Min);
            }
        }
    }

    /// <summary>How long a run takes that a frequency brings; by the runs of that frequency where there are some.</summary>
    public RunTimeEstimate? EstimateFor(string? frequency)
    {
        var key = frequency ?? "";
        if (!_estimates.TryGetValue(key, out var estimate))
        {
            var same = _runs.Where(run => string.Equals(run.Run.Frequency ?? "", key, StringComparison.OrdinalIgnoreCase)).ToList();
            estimate = RunTimeEstimate.Of((same.Count >= EnoughOfFrequency ? same : [.. _runs]).Select(run => run.Run.Span));
            _estimates.Add(key, estimate);
        }

        return estimate;
    }

    private sealed class ByEnd : IComparer<(DateTimeOffset EndedAt, TrackingNumber Number, RunTime Run)>
    {
        public static ByEnd Instance { get; } = new();

        public int Compare(
            (DateTimeOffset EndedAt, TrackingNumber Number, RunTime Run) x,
            (DateTimeOffset EndedAt, TrackingNumber Number, RunTime Run) y
        ) => (x.EndedAt, x.Number).CompareTo((y.EndedAt, y.Number));
    }
}
