using Weir.Jobs;
using Weir.Jobs.Plans;
using Weir.Schedules;

namespace Weir.Definitions.Checks;

/// <summary>
/// Jobs of one date that wait for each other around a circle. A container is over after the jobs of its sub-schedule, so that it waits
/// for them.
/// </summary>
internal static class WaitingCircles
{
    /// <summary>The circles, each once.</summary>
    public static IEnumerable<IReadOnlyList<(ObjectName Schedule, ObjectName Name)>> Find(
        IReadOnlyDictionary<(ObjectName Schedule, ObjectName Name), JobDefinition> jobs
    )
    {
        HashSet<(ObjectName, ObjectName)> done = [];
        var others = OthersOf(jobs);
        foreach (var start in jobs.Keys.OrderBy(key => key.Schedule).ThenBy(key => key.Name))
        {
            if (Circle(start, others, done) is { } circle)
            {
                yield return circle;
            }
        }
    }

    /// <summary>Who waits for whom around a circle, in words.</summary>
    public static string TextOf(IReadOnlyList<(ObjectName Schedule, ObjectName Name)> circle)
    {
        var names = circle.Select(key => $"{key.Schedule}/{key.Name}").ToList();
        return string.Join(" waits for ", names.Append(names[0]));
    }

    // Depth first, without recursion: a chain may be as long as there are definitions.
    private static List<(ObjectName Schedule, ObjectName Name)>? Circle(
        (ObjectName Schedule, ObjectName Name) start,
        Func<(ObjectName Schedule, ObjectName Name), IEnumerable<(ObjectName, ObjectName)>?> others,
        HashSet<(ObjectName, ObjectName)> done
    )
    {
        var path = new List<(ObjectName Schedule, ObjectName Name)>();
        var open = new Stack<((ObjectName Schedule, ObjectName Name) Key, Queue<(ObjectName, ObjectName)> Left)>();
        HashSet<(ObjectName, ObjectName)> onPath = [];
        Push(start);
        while (open.TryPeek(out var top))
        {
            if (!top.Left.TryDequeue(out var next))
            {
                open.Pop();
                path.RemoveAt(path.Count - 1);
                onPath.Remove(top.Key);
                continue;
            }

            if (onPath.Contains(next))
            {
                return path[path.IndexOf(next)..];
            }

            Push(next);
        }

        return null;

        void Push((ObjectName Schedule, ObjectName Name) key)
        {
            if (done.Add(key) && others(key) is { } next)
            {
                path.Add(key);
                onPath.Add(key);
                open.Push((key, new Queue<(ObjectName, ObjectName)>(next)));
            }
        }
    }

    // Whom a job waits for; null of one that there is not.
    private static Func<(ObjectName Schedule, ObjectName Name), IEnumerable<(ObjectName, ObjectName)>?> OthersOf(
        IReadOnlyDictionary<(ObjectName Schedule, ObjectName Name), JobDefinition> jobs
    )
    {
        var bySchedule = jobs.ToLookup(job => job.Key.Schedule, job => job.Key);
        return key =>
            jobs.TryGetValue(key, out var job)
                ? Others(job).Concat(job.Container is { } container ? bySchedule[container.Runs] : [])
                : null;
    }

    // Of the same day only: what comes after yesterday's is no circle. A pattern leaves the job itself out.
    private static IEnumerable<(ObjectName, ObjectName)> Others(JobDefinition job) =>
        job
            .Dependencies.Where(dependency =>
                dependency is { Kind: DependencyKind.After or DependencyKind.Requires, Days: 0, IsPattern: false }
            )
            .Select(dependency => (dependency.Schedule ?? job.Schedule, ObjectName.Parse(dependency.Job)));
}
