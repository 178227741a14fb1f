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
        ArgumentNullException.ThrowIfNull(steps);
        var byKey = steps.ToDictionary(step => step.Key);
        var left = new Dictionary<int, int>(steps.Count);
        var followers = new Dictionary<int, List<ExpectedStep>>();
        var ready = new Queue<ExpectedStep>();
        foreach (var step in steps)
        {
            var known = step.After.Where(byKey.ContainsKey).Distinct().ToList();
            left[step.Key] = known.Count;
            foreach (var before in known)
            {
                (followers.TryGetValue(before, out var list) ? list : followers[before] = []).Add(step);
            }

            if (known.Count == 0)
            {
                ready.Enqueue(step);
            }
        }

        var found = new Dictionary<int, Expectation>(steps.Count);
        while (ready.TryDequeue(out var step))
        {
            found.Add(step.Key, Next(step, found));
            foreach (var follower in followers.GetValueOrDefault(step.Key) ?? [])
            {
                if (--left[follower.Key] == 0)
                {
                    ready.Enqueue(follower);
                }
            }
        }

        return found;
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

    private static Expectation Next(ExpectedStep step, Dictionary<int, Expectation> found)
    {
        var (start, late, isOpen) = (step.Earliest, step.Earliest, step.IsOpen);
        Expectation? last = null;
        foreach (var before in step.After)
        {
            if (!found.TryGetValue(before, out var other))
            {
                continue;
            }

            isOpen |= other.IsAtLeast;
            late = Later(late, other.Latest);
            if (other.End > start || (other.End == start && (last is null || other.Key < last.Key)))
            {
                (start, last) = (other.End, other);
            }
        }

        var floor = step.NotEndedBefore ?? start;
        return new Expectation(step.Key, start, Later(start + step.Usual, floor), Later(late + step.High, floor), last?.Key, isOpen);
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
