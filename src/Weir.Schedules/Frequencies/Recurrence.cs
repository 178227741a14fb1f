namespace Weir.Schedules.Frequencies;

/// <summary>Runs that follow a first one at the same distance, from start to start or from end to start, in elapsed time.</summary>
/// <param name="Every">The distance, from one minute.</param>
/// <param name="Until">
/// The last time of the date at which one may start; where it is not after the first start, of the next date. Without it, and
/// without <paramref name="Runs"/>, they end with the date.
/// </param>
/// <param name="Runs">How many runs there are at most, the first one too; from 2.</param>
public sealed record Recurrence(TimeSpan Every, TimeOnly? Until = null, int? Runs = null)
{
    /// <summary>Whether each follows the end of the one before; else its start.</summary>
    public bool FromEnd { get; init; }

    /// <summary>The most runs that may be named.</summary>
    public const int MostRuns = 999;
}
