using Weir.Definitions.Checks;
using Weir.Definitions.Reading;
using Weir.Definitions.Writing;
using Weir.Jobs;
using Weir.Jobs.Plans;
using Weir.Schedules;
using Weir.Tracking.Rules;

namespace Weir.Definitions.Kinds;

/// <summary>The keys <c>after</c>, <c>requires</c>, <c>conflict</c> and <c>exclude</c> of job definitions and frequencies.</summary>
internal static class DependencyKeys
{
    /// <summary>Those of a job definition.</summary>
    public static IReadOnlyList<JobDependency> Read(MappingReader keys) => Read(keys, DependencyKinds.ToText);

    /// <summary>Those of a frequency, whose key <c>exclude</c> is for dates.</summary>
    public static IReadOnlyList<JobDependency> ReadOfFrequency(MappingReader keys) => Read(keys, KeyOfFrequency);

    /// <summary>Writes those of a job definition.</summary>
    public static EntryList AddDependencies(this EntryList entries, IReadOnlyList<JobDependency> dependencies) =>
        Add(entries, dependencies, DependencyKinds.ToText);

    /// <summary>Writes those of a frequency.</summary>
    public static EntryList AddDependenciesOfFrequency(this EntryList entries, IReadOnlyList<JobDependency> dependencies) =>
        Add(entries, dependencies, KeyOfFrequency);

    /// <summary>What a job waits for that no schedule can bring.</summary>
    public static IEnumerable<string> Unknown(JobDefinition job, IEnumerable<JobDependency> dependencies, DefinitionsInForce all)
    {
        var jobs = all.From<JobDefinition>();
        var rules = all.From<TrackingRule>();
        foreach (var dependency in dependencies.Where(dependency => dependency.Kind is DependencyKind.After or DependencyKind.Requires))
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

    private static string KeyOfFrequency(DependencyKind kind) => kind == DependencyKind.Exclude ? "excludeJobs" : kind.ToText();

    private static IReadOnlyList<JobDependency> Read(MappingReader keys, Func<DependencyKind, string> keyOf) =>
        [
            .. DependencyKinds.All.SelectMany(kind =>
                keys.List<JobDependency>(
                    keyOf(kind),
                    JobDependency.Allowed,
                    (string text, out JobDependency dependency) => JobDependency.TryParse(kind, text, out dependency!)
                )
            ),
        ];

    private static EntryList Add(EntryList entries, IReadOnlyList<JobDependency> dependencies, Func<DependencyKind, string> keyOf) =>
        DependencyKinds.All.Aggregate(
            entries,
            (list, kind) =>
                list.AddSome(
                    keyOf(kind),
                    [.. dependencies.Where(dependency => dependency.Kind == kind).Select(dependency => dependency.ToString())]
                )
        );
}
