using Weir.Definitions.Checks;
using Weir.Definitions.Reading;
using Weir.Definitions.Writing;
using Weir.Jobs;
using Weir.Jobs.Plans;
using Weir.Schedules;
using Weir.Tracking.Rules;

namespace Weir.Definitions.Kinds;

/// <summary>The keys <c>after</c>, <c>requires</c>, <c>conflict</c> and <c>exclude</c> of a job definition.</summary>
internal static class DependencyKeys
{
    public static IReadOnlyList<JobDependency> Read(MappingReader keys) =>
        [
            .. DependencyKinds.All.SelectMany(kind =>
                keys.List<JobDependency>(
                    kind.ToText(),
                    JobDependency.Allowed,
                    (string text, out JobDependency dependency) => JobDependency.TryParse(kind, text, out dependency!)
                )
            ),
        ];

    public static EntryList AddDependencies(this EntryList entries, JobDefinition job) =>
        DependencyKinds.All.Aggregate(
            entries,
            (list, kind) =>
                list.AddSome(
                    kind.ToText(),
                    [.. job.Dependencies.Where(dependency => dependency.Kind == kind).Select(dependency => dependency.ToString())]
                )
        );

    /// <summary>What a job waits for that no schedule can bring.</summary>
    public static IEnumerable<string> Unknown(JobDefinition job, DefinitionsInForce all)
    {
        var jobs = all.From<JobDefinition>();
        var rules = all.From<TrackingRule>();
        foreach (var dependency in job.Dependencies.Where(dependency => dependency.Kind is DependencyKind.After or DependencyKind.Requires))
        {
            var schedule = dependency.Schedule ?? job.Schedule;
            var found = jobs.Where(other => other.Schedule == schedule && Wildcard.Fits(dependency.Job, other.Name.Text, ignoreCase: true))
                .ToList();
            if (JobsOfTheGate.RuleFor(rules, schedule, dependency, found) is not null)
            {
                continue;
            }

            if (found.Count == 0)
            {
                var meaning =
                    dependency.Kind == DependencyKind.Requires
                        ? "it waits until somebody submits a job of that name there"
                        : "it waits only where somebody submits a job of that name there";
                yield return $"{dependency.Kind.ToText()}: {dependency} names no job definition of schedule {schedule}: {meaning}";
            }
            else if (found.TrueForAll(other => other.Type == JobDefinitionType.Captured))
            {
                yield return $"{dependency.Kind.ToText()}: {dependency} names captured jobs only, which no schedule brings";
            }
        }
    }
}
