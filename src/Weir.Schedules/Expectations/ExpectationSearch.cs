namespace Weir.Schedules.Expectations;

/// <summary>Works out <see cref="ExpectedEnds"/> in parts, where there are so many steps that nobody is to wait for all.</summary>
public sealed class ExpectationSearch(IReadOnlyCollection<ExpectedStep> steps)
{
    private readonly Dictionary<int, Expectation> _found = new(steps.Count);
    private IEnumerator<ExpectedStep>? _work;
    private bool _isOver;

    /// <summary>What is known so far; all, once it is over.</summary>
    public IReadOnlyDictionary<int, Expectation> Found => _found;

    /// <summary>Goes on for at most so many steps; whether it is over.</summary>
    public bool Advance(int most)
    {
        _work ??= Work().GetEnumerator();
        for (var i = 0; i < most && !_isOver; i++)
        {
            _isOver = !_work.MoveNext();
        }

        return _isOver;
    }

    // Each step is looked at three times: to know it, to know who waits for it, and when all it waits for is known.
    private IEnumerable<ExpectedStep> Work()
    {
        var known = new HashSet<int>(steps.Count);
        foreach (var step in steps)
        {
            known.Add(step.Key);
            yield return step;
        }

        var left = new Dictionary<int, int>(steps.Count);
        var followers = new Dictionary<int, List<ExpectedStep>>();
        var ready = new Queue<ExpectedStep>();
        foreach (var step in steps)
        {
            var before = step.After.Select(link => link.Key).Where(known.Contains).Distinct().ToList();
            left[step.Key] = before.Count;
            foreach (var one in before)
            {
                (followers.TryGetValue(one, out var list) ? list : followers[one] = []).Add(step);
            }

            if (before.Count == 0)
            {
                ready.Enqueue(step);
            }

            yield return step;
        }

        while (ready.TryDequeue(out var step))
        {
            _found.Add(step.Key, Next(step));
            foreach (var follower in followers.GetValueOrDefault(step.Key) ?? [])
            {
                if (--left[follower.Key] == 0)
                {
                    ready.Enqueue(follower);
                }
            }

            yield return step;
        }
    }

    private Expectation Next(ExpectedStep step)
    {
        var (start, late, isOpen) = (step.Earliest, step.Earliest, step.IsOpen);
        Expectation? last = null;
        foreach (var link in step.After)
        {
            if (!_found.TryGetValue(link.Key, out var other))
            {
                continue;
            }

            isOpen |= other.IsAtLeast;
            late = Later(late, (link.FromStart ? other.Start : other.Latest) + link.Delay);
            var free = (link.FromStart ? other.Start : other.End) + link.Delay;
            if (free > start || (free == start && (last is null || other.Key < last.Key)))
            {
                (start, last) = (free, other);
            }
        }

        var floor = step.NotEndedBefore ?? start;
        return new Expectation(step.Key, start, Later(start + step.Usual, floor), Later(late + step.High, floor), last?.Key, isOpen);
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;
}
