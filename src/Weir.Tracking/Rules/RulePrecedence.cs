namespace Weir.Tracking.Rules;

/// <summary>
/// The order of rules. Position by position, specific comes before generic (longer fixed part first) before <c>*ALL</c>; the
/// first position that differs decides. Rules that rank equal in all six positions are put in a fixed order, so that every
/// machine decides alike: those for some machines first, then those with fewer <c>*</c>, then by name.
/// </summary>
internal static class RulePrecedence
{
    /// <summary>By what a rule is put in order.</summary>
    public static PrecedenceKey KeyOf(TrackingRule rule)
    {
        ulong rank = 0;
        foreach (var position in RulePositions.All)
        {
            rank = (rank << 8) | rule.At(position).Rank;
        }

        return new PrecedenceKey(rank, rule.Machines.Count == 0, Stars(rule), rule.Name.Text.ToUpperInvariant());
    }

    /// <summary>Compares by rank alone and tells the position that decided; zero where all six rank equal.</summary>
    public static int Rank(TrackingRule x, TrackingRule y, out RulePosition decided)
    {
        foreach (var position in RulePositions.All)
        {
            var rank = x.At(position).Rank.CompareTo(y.At(position).Rank);
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
