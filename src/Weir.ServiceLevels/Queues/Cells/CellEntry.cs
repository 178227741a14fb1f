namespace Weir.ServiceLevels.Queues;

/// <summary>A job in a cell: the older first, then by what breaks ties.</summary>
/// <param name="Arrival">What its cell's clock would have shown when it was of age 0, in ticks.</param>
/// <param name="Tie">Its priority where that breaks ties, else 0; of one priority the longest way first.</param>
/// <param name="Number">Its tracking number.</param>
internal readonly record struct CellEntry(long Arrival, int Tie, int Number) : IComparable<CellEntry>
{
    public int CompareTo(CellEntry other)
    {
        var order = Arrival.CompareTo(other.Arrival);
        order = order != 0 ? order : Tie.CompareTo(other.Tie);
        return order != 0 ? order : Number.CompareTo(other.Number);
    }
}
