using Weir.Jobs;

namespace Weir.Day.Service;

/// <summary>Something that could be done so that a waiting job starts, and whether it then would.</summary>
/// <param name="Kind">What.</param>
/// <param name="Of">The threshold, property, limit, job queue, machine, schedule or job it is done to.</param>
/// <param name="Machine">The machine for which a limit is to be set, where each has it for itself.</param>
/// <param name="From">The maximum or value there is, where it is about one.</param>
/// <param name="To">
/// The least maximum, or the nearest value, with which the job starts; where it does not start, with which this holds it no more.
/// </param>
/// <param name="StartsNow">Whether the job is let go by the decision that does it.</param>
/// <param name="Left">What would still hold it; empty where it starts, and where only its turn is missing.</param>
public sealed record WayOut(RemedyKind Kind, string Of, string? Machine, int From, int To, bool StartsNow, IReadOnlyList<Holder> Left)
{
    /// <summary>What does it, where the day has to say that; else <see langword="null"/>.</summary>
    public string? Command { get; init; }
}
