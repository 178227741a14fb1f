namespace Weir.Stores.Agent;

/// <summary>What an agent's start needs.</summary>
/// <param name="Unfinished">Rows without an end.</param>
/// <param name="Orders">Orders received for unfinished rows, by rising id.</param>
/// <param name="LastOrder">The highest order id received, 0 before the first.</param>
/// <param name="LastSequence">The last fact's sequence, 0 before the first.</param>
/// <param name="FactsTaken">The last fact known to be stored by the server.</param>
/// <param name="Settings">All settings.</param>
public sealed record JournalSnapshot(
    IReadOnlyList<JournalJob> Unfinished,
    IReadOnlyList<Jobs.Orders.IssuedOrder> Orders,
    long LastOrder,
    long LastSequence,
    long FactsTaken,
    IReadOnlyDictionary<string, string> Settings
)
{
    /// <summary>Rows that are there and cannot be read.</summary>
    public IReadOnlyList<UnreadableRow> Unreadable { get; init; } = [];
}
