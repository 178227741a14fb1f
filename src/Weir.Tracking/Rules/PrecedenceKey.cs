namespace Weir.Tracking.Rules;

/// <summary>A rule's place in the order of precedence, made once for each rule that is put in order.</summary>
/// <param name="Rank">A byte for each position, the first the highest: what ranks higher has the smaller one.</param>
/// <param name="IsForAllMachines">Whether it is for all machines.</param>
/// <param name="Stars">How many positions have a <c>*</c>.</param>
/// <param name="Name">Its name in capitals.</param>
internal readonly record struct PrecedenceKey(ulong Rank, bool IsForAllMachines, int Stars, string Name) : IComparable<PrecedenceKey>
{
    /// <inheritdoc />
    public int CompareTo(PrecedenceKey other)
    {
        var rank = Rank.CompareTo(other.Rank);
        if (rank != 0)
        {
            return rank;
        }

        var machines = IsForAllMachines.CompareTo(other.IsForAllMachines);
        if (machines != 0)
        {
            return machines;
        }

        var stars = Stars.CompareTo(other.Stars);
        return stars != 0 ? stars : string.CompareOrdinal(Name, other.Name);
    }
}
