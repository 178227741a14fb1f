using Weir.Jobs;
using Weir.Schedules;

namespace Weir.Definitions.Checks;

/// <summary>Containers that cannot run what they name: of all definitions in force together.</summary>
public static class SubScheduleConflicts
{
    private const int MostNamed = 20;

    /// <summary>Each definition that is wrong, and why: no sub-schedule, one that contains itself, names that become too long.</summary>
    public static IReadOnlyList<(Definition Definition, string Text)> Find(IEnumerable<Definition> definitions)
    {
        List<Definition> all = [.. definitions];
        var schedules = all.Select(definition => definition.Subject).OfType<ScheduleDefinition>().ToDictionary(schedule => schedule.Name);
        var containers = all.Where(definition => definition.Subject is JobDefinition { Container: not null }).ToList();
        List<(Definition, string)> found =
        [
            .. from container in containers
            let runs = ((JobDefinition)container.Subject).Container!.Runs
            where schedules.GetValueOrDefault(runs) is not { SubSchedule: true }
            select (container, $"{container} runs {Describe(runs, schedules)}"),
        ];
        return found.Count > 0 ? found : [.. Circles(containers), .. TooLong(containers, schedules)];
    }

    private static string Describe(ObjectName runs, Dictionary<ObjectName, ScheduleDefinition> schedules)
    {
        var subs = schedules
            .Values.Where(schedule => schedule.SubSchedule)
            .Select(schedule => schedule.Name)
            .Order()
            .Select(name => name.Text)
            .ToList();
        var allowed =
            subs.Count == 0
                ? "there is no sub-schedule yet: one is a schedule with subSchedule: true"
                : $"allowed are {ListText.FirstOf(subs, MostNamed)}";
        return schedules.ContainsKey(runs)
            ? $"schedule {runs}, which is no sub-schedule: say subSchedule: true there; {allowed}"
            : $"sub-schedule {runs}, which there is not: {allowed}";
    }

    // Each once: none of what it goes through is gone through again.
    private static IEnumerable<(Definition Definition, string Text)> Circles(List<Definition> containers)
    {
        var within = containers.ToLookup(container => ((JobDefinition)container.Subject).Schedule);
        HashSet<ObjectName> done = [];
        foreach (var start in within.Select(group => group.Key).Order())
        {
            if (Circle(start, within, done) is { } circle)
            {
                var path = string.Join(", ", circle.Select(TextOf));
                yield return (circle[0], $"a sub-schedule cannot contain itself: {path}");
            }
        }
    }

    // Depth first, without recursion.
    private static List<Definition>? Circle(ObjectName start, ILookup<ObjectName, Definition> within, HashSet<ObjectName> done)
    {
        List<Definition> path = [];
        Stack<(ObjectName Schedule, Queue<Definition> Left)> open = [];
        if (done.Add(start))
        {
            open.Push((start, new Queue<Definition>(within[start])));
        }

        while (open.TryPeek(out var top))
        {
            if (!top.Left.TryDequeue(out var container))
            {
                open.Pop();
                if (path.Count > 0)
                {
                    path.RemoveAt(path.Count - 1);
                }

                continue;
            }

            var runs = ((JobDefinition)container.Subject).Container!.Runs;
            var at = open.Reverse().Select(one => one.Schedule).ToList().IndexOf(runs);
            if (at >= 0)
            {
                return [.. path[at..], container];
            }

            if (done.Add(runs))
            {
                path.Add(container);
                open.Push((runs, new Queue<Definition>(within[runs])));
            }
        }

        return null;
    }

    // The longest way into each sub-schedule decides: names are appended to the name of the day around it.
    private static IEnumerable<(Definition Definition, string Text)> TooLong(
        List<Definition> containers,
        Dictionary<ObjectName, ScheduleDefinition> schedules
    )
    {
        var within = containers.ToLookup(container => ((JobDefinition)container.Subject).Schedule);
        Dictionary<ObjectName, int> longest = [];
        Queue<(ObjectName Schedule, int Length)> open = new(
            within
                .Where(group => schedules.GetValueOrDefault(group.Key) is not { SubSchedule: true })
                .Select(group =>
                    (
                        group.Key,
                        schedules.GetValueOrDefault(group.Key)?.Instances is null ? group.Key.Text.Length : ObjectName.MaximumLength
                    )
                )
        );
        while (open.TryDequeue(out var next))
        {
            foreach (var container in within[next.Schedule])
            {
                var job = (JobDefinition)container.Subject;
                var length = next.Length + 1 + job.Name.Text.Length + job.Container!.Runs.Text.Length + 2;
                if (length > ObjectName.MaximumDayLength)
                {
                    yield return (
                        container,
                        $"{container} runs {job.Container.Runs}, whose days would have names of {length} characters, and {ObjectName.MaximumDayLength} are the most: nest less deep, or use shorter names"
                    );
                    yield break;
                }

                if (longest.GetValueOrDefault(job.Container.Runs) < length)
                {
                    longest[job.Container.Runs] = length;
                    open.Enqueue((job.Container.Runs, length));
                }
            }
        }
    }

    private static string TextOf(Definition container)
    {
        var job = (JobDefinition)container.Subject;
        return $"{job.Schedule}/{job.Name} runs {job.Container!.Runs}";
    }
}
