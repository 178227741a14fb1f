namespace Weir.Tracking.Rules;

/// <summary>
/// The order of rules. Position by position, specific comes before generic (longer fixed part first) before <c>*ALL</c>; the
/// first position that differs decides. Rules that rank equal in all six positions are put in a fixed order, so that every
/// machine decides alike: those for some machines first, then those with fewer <c>*</c>, then by name.
/// </summary>
internal sealed class RulePrecedence : IComparer<TrackingRule>
{
    public static RulePrecedence Order { get; } = new();

    public int Compare(TrackingRule? x, TrackingRule? y)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        var rank = Rank(x, y, out _);
        if (rank != 0)
        {
            return rank;
        }

        var machines = (x.Machines.Count == 0).CompareTo(y.Machines.Count == 0);
        if (machines != 0)
        {
            return machines;
        }

        var stars = Stars(x).CompareTo(Stars(y));
        return stars != 0 ? stars : string.CompareOrdinal(x.Name.Text.ToUpperInvariant(), y.Name.Text.ToUpperInvariant());
    }

    /// <summary>Compares by rank alone and tells the position that decided; zero where all six rank equal.</summary>
    public static int Rank(TrackingRule x, TrackingRule y, out RulePosition decided)
    {
        foreach (var position in RulePositions.All)
        {
            var rank = x.At(position).RankAgainst(y.At(position));
            if (rank != 0)
            {
                decided = position;
                return rank;
            }
        }

        decided = default;
        return 0;
    }

    private static int Stars(TrackingRule rule) =>
        RulePositions.All.Count(position =>
            rule.At(position) is { Kind: PatternKind.Generic } pattern && pattern.Text.Contains('*', StringComparison.Ordinal)
        );
}
