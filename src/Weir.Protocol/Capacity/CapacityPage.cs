namespace Weir.Protocol.Capacity;

/// <summary>Machines, sites and sets with their use of processors.</summary>
/// <param name="At">When it was asked, UTC.</param>
/// <param name="Items">Machines, then sites, then sets, each by name.</param>
public sealed record CapacityPage(DateTimeOffset At, IReadOnlyList<CapacityView> Items);
