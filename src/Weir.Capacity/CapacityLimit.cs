using Weir.Jobs;

namespace Weir.Capacity;

/// <summary>How high the average use of four hours is to become at most, in busy processors times their rating.</summary>
/// <param name="Usual">The limit, where no window says another; more than 0.</param>
public sealed record CapacityLimit(double Usual)
{
    /// <summary>The most that a limit may be.</summary>
    public const double Most = 1_000_000_000;

    /// <summary>Times with another limit; the first that holds counts.</summary>
    public IReadOnlyList<CapacityWindow> Windows { get; set; } = [];

    /// <summary>The limit at a time of the clock.</summary>
    /// <param name="at">The time as clocks of the server's zone show it.</param>
    /// <param name="isIn">Whether a day is in a calendar.</param>
    public double At(DateTime at, Func<ObjectName, DateOnly, bool> isIn) =>
        Windows.FirstOrDefault(window => window.Holds(at, isIn))?.Limit ?? Usual;
}
