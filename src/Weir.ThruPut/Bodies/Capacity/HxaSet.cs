namespace Weir.ThruPut;

/// <summary>A set that spans sites and its history, newest first.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Entries">The history; none until enough was collected.</param>
public sealed record HxaSet(string Name, IReadOnlyList<HxaEntry> Entries);
