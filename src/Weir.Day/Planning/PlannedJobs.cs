using System.Globalization;
using Weir.Day.Constraints;
using Weir.Jobs;
using Weir.Jobs.Orders;
using Weir.Jobs.Plans;
using Weir.Schedules;

namespace Weir.Day.Planning;

/// <summary>Makes jobs of what a schedule plans.</summary>
internal static class PlannedJobs
{
    /// <summary>Plans one run, which has its number from here on.</summary>
    /// <param name="draft">The decision.</param>
    /// <param name="schedule">The schedule.</param>
    /// <param name="run">The run.</param>
    /// <param name="command">What it runs; <see langword="null"/> of one that runs elsewhere.</param>
    /// <param name="machine">Where.</param>
    /// <param name="instance">Which instance of a schedule its day is; <see langword="null"/>: none.</param>
    /// <param name="added">The line of its history and whose act it is, where somebody added it.</param>
    public static Job Plan(
        DecisionDraft draft,
        ScheduleDefinition schedule,
        PlannedRun run,
        PlannedCommand? command,
        string machine,
        ScheduleInstance? instance,
        (string Text, Actor By)? added = null
    )
    {
        var definition = run.Job;
        var number = draft.NextNumber();
        var spec = new JobSpec
        {
            Name = run.Name,
            JobDescription = definition.JobDescription ?? QualifiedName.Default,
            JobQueue = definition.JobQueue ?? QualifiedName.Default,
            Priority = definition.Priority ?? 5,
            Limits = definition.Limits,
            Service = definition.Service,
            JobDate = definition.JobDate is { } choice ? choice.On(run.Date) : run.Date,
            Monitor = definition.Monitor,
        };
        var job = new Job(
            spec,
            number,
            new Owner(machine, null, command?.User ?? "-"),
            schedule.Name,
            run.Date,
            TrackType.Queue,
            WayIn.Schedule,
            SubmissionMode.Stored,
            draft.Now
        )
        {
            NotBefore = run.Start,
            LatestStart = run.LatestStart,
            Promise = run.Promise,
            Ok = definition.Ok,
            OnLeftovers = definition.OnLeftovers,
            Run = definition.RunOn(scheduleDate: null),
            Dependencies = DependenciesOf(definition, schedule, instance),
            Thresholds = definition.Thresholds,
            Expressions = definition.Expressions,
            Plan = new JobPlan
            {
                Command = command,
                Container = definition.Container,
                Frequency = run.Frequency?.Text,
                Windows = definition.Windows,
                Conditions =
                    definition.When is null && definition.Files.Count == 0
                        ? null
                        : new PlannedConditions { When = definition.When, Files = definition.Files },
                Skip = run.Status == BuildStatus.Skip,
                Retry = run.Retry,
                Again = run.Again,
                Instance = instance,
            },
            Holds =
                run.Status == BuildStatus.Held || definition.Hold
                    ? [OperatorHold.CreateHolder(number, "held by its job definition", draft.Now)]
                    : [],
        };
        draft.NeedLimits(job);
        if (added is var (told, who))
        {
            return draft.Update(job, JobEventKinds.Planned, told, who);
        }

        var by = run.Frequency is { } frequency ? $"planned by frequency {frequency}" : "planned by its schedule";
        return draft.Update(job, JobEventKinds.Planned, string.Create(CultureInfo.InvariantCulture, $"{by} for {run.Date:yyyy-MM-dd}"));
    }

    /// <summary>Why a command cannot be started with what its instance tells it; <see langword="null"/> where it can.</summary>
    public static string? WhyTooLong(PlannedCommand? command, ScheduleInstance? instance)
    {
        if (command is null)
        {
            return null;
        }

        IEnumerable<string> texts = [.. command.Arguments, .. command.Environment, .. instance?.EntriesBeside(command.Environment) ?? []];
        return texts.Sum(text => (long)text.Length) <= StartPlanned.MostCharacters
            ? null
            : $"command, environment and properties have more than {StartPlanned.MostCharacters} characters";
    }

    // What runs in a container waits for that. A run that may not meet one from before conflicts with the name, on its own day and the
    // day before. What an instance has of its own schedule it has within the instance.
    private static IReadOnlyList<JobDependency> DependenciesOf(
        JobDefinition definition,
        ScheduleDefinition schedule,
        ScheduleInstance? instance
    )
    {
        var own = instance is null
            ? definition.Dependencies
            : (IReadOnlyList<JobDependency>)
                [
                    .. definition.Dependencies.Select(dependency =>
                        dependency.Schedule == instance.Of ? dependency with { Schedule = null } : dependency
                    ),
                    .. instance.Container is { } container
                        ? [JobDependency.OnContainer(container.Schedule, container.Job)]
                        : Array.Empty<JobDependency>(),
                ];
        return schedule.Overlap is Overlap.Queue or Overlap.Latest
            ?
            [
                .. own,
                new JobDependency(DependencyKind.Conflict, null, definition.Name.Text),
                new JobDependency(DependencyKind.Conflict, null, definition.Name.Text, Days: -1),
            ]
            : own;
    }
}
