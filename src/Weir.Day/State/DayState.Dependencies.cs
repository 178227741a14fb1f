using Weir.Day.Dependencies;
using Weir.Jobs;

namespace Weir.Day;

/// <summary>Who waits for whom, across schedules and their days.</summary>
public sealed partial class DayState
{
    /// <summary>
    /// Jobs that are over and that others wait for, and that this day has not seen itself: where there are any, the store is to be asked,
    /// and each answer put before the next inputs as an <see cref="Inputs.OutcomesReloaded"/>.
    /// </summary>
    public IReadOnlyList<OutcomesNeeded> NeedsOutcomes() => Dependencies.NeedsOutcomes ? Dependencies.Needed() : [];

    internal DependencyGraph Dependencies { get; } = new();

    /// <summary>
    /// A job that waits outside of all lanes and that no other job, threshold or expression holds any more, or that is in one and is held
    /// now.
    /// </summary>
    internal Job? NextMoved(bool stoppedOnly)
    {
        while (
            Dependencies.TryStopped(out var number)
            || Thresholds.TryStopped(out number)
            || Expressions.TryStopped(out number)
            || (!stoppedOnly && (Dependencies.TryFreed(out number) || Thresholds.TryFreed(out number) || Expressions.TryFreed(out number)))
        )
        {
            if (TryFind(number, out var job))
            {
                return job;
            }
        }

        return null;
    }
}
