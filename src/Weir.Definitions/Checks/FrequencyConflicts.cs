using Weir.Jobs;
using Weir.Jobs.Plans;
using Weir.JobVariables;
using Weir.Schedules;
using Weir.Schedules.Frequencies;

namespace Weir.Definitions.Checks;

/// <summary>What a frequency adds to the runs of a job that cannot stand beside what the job's definition says.</summary>
public static class FrequencyConflicts
{
    /// <summary>Each, with the job definition.</summary>
    public static IReadOnlyList<(Definition Definition, string Text)> Find(IEnumerable<Definition> definitions)
    {
        var all = new DefinitionsInForce(definitions);
        var uses = new FrequenciesOfJobs(all);
        return
        [
            .. from definition in all.OfKind(Kinds.JobDefinitionKind.Kind)
            let job = (JobDefinition)definition.Subject
            from frequency in uses.Of(job)
            where frequency.Frequency.Components != RunComponents.None
            from text in Faults(job, frequency.Frequency.Components)
            select (definition, $"{definition}, by {Called(frequency.Name)}: {text}"),
        ];
    }

    private static IEnumerable<string> Faults(JobDefinition job, RunComponents components)
    {
        if (job.Command is null)
        {
            if (components.Files.Count + components.Windows.Count > 0)
            {
                yield return "files and windows are for job definitions of type batch: use another frequency";
            }

            if (job.Type == JobDefinitionType.Container && components.When is not null)
            {
                yield return "when is looked at by a machine, and a container has none: use another frequency";
            }

            yield break;
        }

        var run = components.AddTo(job);
        if (run.Files.Count > PlannedConditions.MostFiles)
        {
            yield return $"its runs name {run.Files.Count} files, and {PlannedConditions.MostFiles} are the most";
        }

        if (run.Windows.Count > StartWindow.Most)
        {
            yield return $"its runs have {run.Windows.Count} windows, and {StartWindow.Most} are the most";
        }

        if (run.When is { } when && !Condition.TryParse(when, out _, out var fault))
        {
            yield return $"the conditions of both together are none, {fault}";
        }

        if (run.Dependencies.Any(dependency => WaitsFor(job, dependency)))
        {
            yield return $"it waits for itself: leave that dependency out, or say of which day the other is, as {job.Name}@-1";
        }
    }

    private static bool WaitsFor(JobDefinition job, JobDependency dependency) =>
        dependency is { Kind: DependencyKind.After or DependencyKind.Requires, Days: 0, IsPattern: false }
        && (dependency.Schedule ?? job.Schedule) == job.Schedule
        && ObjectName.Parse(dependency.Job) == job.Name;

    private static string Called(ObjectName? name) => name is { } known ? $"frequency {known}" : "a frequency of its own";
}
