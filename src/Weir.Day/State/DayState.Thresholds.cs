using Weir.Day.State;
using Weir.Jobs;
using Weir.Jobs.Thresholds;
using Weir.Schedules.Events;

namespace Weir.Day;

/// <summary>Named numbers that jobs wait for.</summary>
public sealed partial class DayState
{
    internal ThresholdsOfDay Thresholds { get; } = new();

    /// <summary>The thresholds that are set, and those that waiting jobs need; of one that nobody has set the value is 0.</summary>
    public IReadOnlyList<ThresholdName> ThresholdNames =>
        [.. Thresholds.All.Select(threshold => threshold.Name).Union(Thresholds.Needed).Union(Expressions.Thresholds).Order()];

    /// <summary>A threshold that is set; <see langword="null"/> where it is not.</summary>
    public Threshold? FindThreshold(ThresholdName name) => Thresholds.Find(name);

    /// <summary>The waiting jobs that a threshold holds, or an expression that names it, in no order.</summary>
    public IEnumerable<Job> JobsHeldBy(ThresholdName name) =>
        Thresholds.HeldBy(name).Concat(Expressions.Naming(PlaceholderName.Of(name)).Where(Expressions.Hold)).DistinctBy(job => job.Number);
}
