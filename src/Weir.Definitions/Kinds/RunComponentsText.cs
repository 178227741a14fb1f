using Weir.Definitions.Reading;
using Weir.Definitions.Writing;
using Weir.Jobs;
using Weir.Schedules;
using Weir.Schedules.Events;
using Weir.Schedules.Frequencies;

namespace Weir.Definitions.Kinds;

/// <summary>The keys of a frequency that say what its runs have beside what their job definition says.</summary>
/// <param name="schedule">The schedule that its actions mean where they name none.</param>
/// <param name="sample">What placeholders may stand in its actions.</param>
/// <param name="isBatch">Whether its runs may be of jobs of type batch.</param>
internal sealed class RunComponentsText(string schedule, EventScope sample, bool isBatch)
{
    private static readonly ObjectName s_job = ObjectName.Parse("JOB");

    /// <summary>For a frequency that any job of any schedule may have: its actions mean the schedule of the job.</summary>
    public static RunComponentsText OfAnySchedule { get; } =
        new("[[$SCHEDULE NAME]]", EventScope.Sample(ScheduleDefinition.AdHoc, s_job), isBatch: true);

    /// <summary>For the frequencies of all jobs of a schedule.</summary>
    public static RunComponentsText OfSchedule(ObjectName schedule) =>
        new(schedule.Text, EventScope.Sample(schedule, s_job), isBatch: true);

    public RunComponents Read(MappingReader keys)
    {
        var components = new RunComponents
        {
            Dependencies = DependencyKeys.ReadOfFrequency(keys),
            Limits = LimitKeys.Read(keys),
            Thresholds = ThresholdKeys.Read(keys),
            Expressions = ExpressionKeys.Read(keys),
            When = ConditionKeys.Read(keys),
            Windows = WindowKeys.Read(keys, isBatch),
            Files = FileConditionKeys.Read(keys, isBatch),
            On = ReactionText.Read(keys, EventTriggers.OfJobs, schedule, sample),
        };
        return IsEmpty(components) ? RunComponents.None : components;
    }

    public static EntryList AddTo(EntryList entries, RunComponents components) =>
        entries
            .AddDependenciesOfFrequency(components.Dependencies)
            .AddLimits(components.Limits)
            .AddThresholds(components.Thresholds)
            .AddExpressions(components.Expressions)
            .AddGiven("when", components.When)
            .AddWindows(components.Windows)
            .AddFiles(components.Files)
            .AddReactions(components.On);

    private static bool IsEmpty(RunComponents components) =>
        components.When is null
        && components.Dependencies.Count
            + components.Limits.Count
            + components.Thresholds.Count
            + components.Expressions.Count
            + components.Windows.Count
            + components.Files.Count
            + components.On.Count
            == 0;
}
