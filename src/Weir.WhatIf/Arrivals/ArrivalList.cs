namespace Weir.WhatIf.Arrivals;

/// <summary>The jobs of a replay.</summary>
/// <param name="Source">Where they are from, for people.</param>
/// <param name="Items">In the order they come.</param>
/// <param name="LeftOut">Jobs of the source that never ran, and thus say nothing about how long they would have.</param>
public sealed record ArrivalList(string Source, IReadOnlyList<Arrival> Items, int LeftOut)
{
    /// <summary>
    /// Whether the service groups that jobs ask for are only supposed: a policy that does not have such a group is then not
    /// asked for it, and its rules decide.
    /// </summary>
    public bool ServiceIsSupposed { get; init; }

    /// <summary>From the first arrival to the last.</summary>
    public TimeSpan Span => Items.Count == 0 ? TimeSpan.Zero : Items[^1].At - Items[0].At;
}
