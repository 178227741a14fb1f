using Weir.Jobs;
using Weir.Jobs.Plans;
using Weir.Schedules;

namespace Weir.Definitions.Checks;

/// <summary>Dependencies that can never come true: a job that waits for itself, alone or around a circle of others.</summary>
public static class DependencyConflicts
{
    /// <summary>The circles, each once, with one of its job definitions.</summary>
    public static IReadOnlyList<(Definition Definition, string Text)> Find(IEnumerable<Definition> definitions)
    {
        var jobs = definitions
            .Where(definition => definition.Subject is JobDefinition)
            .ToDictionary(definition => KeyOf((JobDefinition)definition.Subject));
        List<(Definition, string)> circles = [];
        HashSet<(ObjectName, ObjectName)> done = [];
        foreach (var start in jobs.Keys.OrderBy(key => key.Schedule).ThenBy(key => key.Name))
        {
            if (Circle(start, jobs, done) is { } circle)
            {
                var names = circle.Select(key => $"{key.Schedule}/{key.Name}").ToList();
                circles.Add(
                    (
                        jobs[circle[0]],
                        names.Count == 1
                            ? $"{names[0]} waits for itself: leave that dependency out, or say of which day the other is, as {circle[0].Name}@-1"
                            : $"{string.Join(" waits for ", names.Append(names[0]))}: none of them can ever start; leave one of the dependencies out"
                    )
                );
            }
        }

        return circles;
    }

    // Depth first, without recursion: a chain may be as long as there are definitions.
    private static List<(ObjectName Schedule, ObjectName Name)>? Circle(
        (ObjectName Schedule, ObjectName Name) start,
        Dictionary<(ObjectName Schedule, ObjectName Name), Definition> jobs,
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
            if (done.Add(key) && jobs.TryGetValue(key, out var definition))
            {
                path.Add(key);
                onPath.Add(key);
                open.Push((key, new Queue<(ObjectName, ObjectName)>(Others((JobDefinition)definition.Subject))));
            }
        }
    }

    // Of the same day only: what comes after yesterday's is no circle. A pattern leaves the job itself out.
    private static IEnumerable<(ObjectName, ObjectName)> Others(JobDefinition job) =>
        job
            .Dependencies.Where(dependency =>
                dependency is { Kind: DependencyKind.After or DependencyKind.Requires, Days: 0, IsPattern: false }
            )
            .Select(dependency => (dependency.Schedule ?? job.Schedule, ObjectName.Parse(dependency.Job)));

    private static (ObjectName Schedule, ObjectName Name) KeyOf(JobDefinition job) => (job.Schedule, job.Name);
}
