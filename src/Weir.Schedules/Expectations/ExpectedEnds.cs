namespace Weir.Schedules.Expectations;

/// <summary>When jobs that wait for each other are expected to end: the longest way to each, found in one pass.</summary>
public static class ExpectedEnds
{
    /// <summary>
    /// The expectation of each step. What waits for a step that is not among them does not wait; those in a circle, and what comes after
    /// one, are left out.
    /// </summary>
    public static IReadOnlyDictionary<int, Expectation> Of(IReadOnlyCollection<ExpectedStep> steps)
    {
        var search = new ExpectationSearch(steps);
        search.Advance(int.MaxValue);
        return search.Found;
    }

    /// <summary>Those that decide when one ends, itself last; the first is where to look.</summary>
    public static IReadOnlyList<Expectation> ChainOf(IReadOnlyDictionary<int, Expectation> all, int key)
    {
        ArgumentNullException.ThrowIfNull(all);
        List<Expectation> chain = [];
        for (int? at = key; at is { } next && all.TryGetValue(next, out var found); at = found.After)
        {
            chain.Add(found);
        }

        chain.Reverse();
        return chain;
    }
}
