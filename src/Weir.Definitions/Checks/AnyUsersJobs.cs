using Weir.Jobs;
using Weir.Jobs.Plans;
using Weir.Schedules;
using Weir.Tracking.Rules;

namespace Weir.Definitions.Checks;

/// <summary>Rules that let anybody's job be the one that others wait for.</summary>
internal static class AnyUsersJobs
{
    /// <summary>Each such rule, and a job that waits for what it brings; of several the first.</summary>
    public static IReadOnlyList<(TrackingRule Rule, JobDefinition Waits, JobDependency For)> Find(
        IEnumerable<TrackingRule> rules,
        IReadOnlyList<JobDefinition> jobs
    )
    {
        TrackingRule[] open = [.. rules.Where(rule => rule.User.Kind == PatternKind.All)];
        var defined = jobs.ToLookup(job => job.Schedule);
        List<(TrackingRule Rule, JobDefinition Waits, JobDependency For)> found = [];
        foreach (var job in jobs)
        {
            foreach (var dependency in job.Dependencies.Where(one => one.Kind is DependencyKind.After or DependencyKind.Requires))
            {
                var schedule = dependency.Schedule ?? job.Schedule;
                JobDefinition[] of =
                [
                    .. defined[schedule].Where(other => Wildcard.Fits(dependency.Job, other.Name.Text, ignoreCase: true)),
                ];
                // What its schedule plans itself is waited for whoever submits one of its name.
                if (
                    !of.Any(other => other is { Type: JobDefinitionType.Batch, Command: not null })
                    && JobsOfTheGate.RuleFor(open, schedule, dependency, of) is { } rule
                    && !found.Exists(one => one.Rule.Name == rule.Name)
                )
                {
                    found.Add((rule, job, dependency));
                }
            }
        }

        return found;
    }

    /// <summary>What to say of one.</summary>
    public static string TextOf(TrackingRule rule, JobDefinition waits, JobDependency dependency)
    {
        return $"{waits.Schedule}/{waits.Name} waits for {dependency.Job}, which {rule.Name} takes from any user: whoever submits a job of that name lets it go; say in user whose jobs count";
    }
}
