using Weir.Jobs;

namespace Weir.ThruPut;

/// <summary>Which jobs of the groups that a filter lets pass.</summary>
/// <param name="Delayed">Held by something other than their turn and capacity.</param>
/// <param name="Exceptional">With a waiting time that would mislead statistics.</param>
/// <param name="From">First bucket, inclusive.</param>
/// <param name="To">Last bucket, inclusive.</param>
public sealed record JobSelection(Choice Delayed, Choice Exceptional, int From, int To)
{
    /// <summary>All jobs.</summary>
    public static JobSelection All { get; } = new(Choice.All, Choice.All, Bucket.First, Bucket.Last);

    /// <summary>Whether a job is wanted.</summary>
    public bool Passes(bool delayed, bool exceptional, int bucket) =>
        bucket >= From && bucket <= To && Passes(Delayed, delayed) && Passes(Exceptional, exceptional);

    private static bool Passes(Choice choice, bool has) => choice == Choice.All || (choice == Choice.Yes) == has;
}
