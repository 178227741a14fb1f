using Weir.Jobs;

namespace Weir.ServiceLevels.History;

/// <summary>When a job will probably be selected, and what that rests on.</summary>
/// <param name="Minutes">Minutes from now, at most <see cref="Ets.MostMinutes"/>; <see langword="null"/> where nobody can say.</param>
/// <param name="Delayed">Whether nobody can say because the job is delayed.</param>
/// <param name="Ahead">Jobs that would be selected before it, of those that compete with it for a machine and are not delayed.</param>
/// <param name="PerHour">Selections an hour measured there; <see langword="null"/> where too few were seen.</param>
public readonly record struct Estimate(int? Minutes, bool Delayed, int Ahead, double? PerHour)
{
    /// <summary>The same as it is told.</summary>
    public Ets Ets =>
        Delayed ? Ets.Delayed
        : Minutes is { } minutes ? Ets.FromMinutes(minutes)
        : Ets.Indeterminate;
}
