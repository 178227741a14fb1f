using Weir.Jobs;
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
        return
        [
            .. WaitingCircles
                .Find(jobs.ToDictionary(pair => pair.Key, pair => (JobDefinition)pair.Value.Subject))
                .Select(circle => (jobs[circle[0]], TextOf(circle))),
        ];
    }

    private static string TextOf(IReadOnlyList<(ObjectName Schedule, ObjectName Name)> circle) =>
        circle is [var (schedule, name)]
            ? $"{schedule}/{name} waits for itself: leave that dependency out, or say of which day the other is, as {name}@-1"
            : $"{WaitingCircles.TextOf(circle)}: none of them can ever start; leave one of the dependencies out";

    private static (ObjectName Schedule, ObjectName Name) KeyOf(JobDefinition job) => (job.Schedule, job.Name);
}
