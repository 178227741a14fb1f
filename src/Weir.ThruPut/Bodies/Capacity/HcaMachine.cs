namespace Weir.ThruPut;

/// <summary>A machine and its history, newest first.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Active">Whether it was heard of lately; only then it has entries.</param>
/// <param name="Entries">The history.</param>
public sealed record HcaMachine(string Name, bool Active, IReadOnlyList<HcaEntry> Entries);
