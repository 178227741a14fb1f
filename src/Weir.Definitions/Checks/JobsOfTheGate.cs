using Weir.Jobs;
using Weir.Jobs.Plans;
using Weir.Schedules;
using Weir.Tracking.Rules;

namespace Weir.Definitions.Checks;

/// <summary>Which rule brings what a job depends on.</summary>
internal static class JobsOfTheGate
{
    /// <summary>The first that puts jobs of that name onto a schedule; <see langword="null"/> where none does.</summary>
    /// <param name="rules">All rules.</param>
    /// <param name="schedule">The schedule of the job that is depended on.</param>
    /// <param name="dependency">The dependency.</param>
    /// <param name="defined">The job definitions of that schedule and name.</param>
    public static TrackingRule? RuleFor(
        IEnumerable<TrackingRule> rules,
        ObjectName schedule,
        JobDependency dependency,
        IReadOnlyList<JobDefinition> defined
    ) => rules.FirstOrDefault(rule => BringsJobs(rule) && rule.Schedule == schedule && Brings(rule, dependency, defined));

    private static bool BringsJobs(TrackingRule rule) => rule.TakesSubmissions || rule.Type == TrackType.Passive;

    // Of a queued job there must be a definition; a tracked one needs none.
    private static bool Brings(TrackingRule rule, JobDependency dependency, IReadOnlyList<JobDefinition> defined) =>
        rule.Type == TrackType.Queue ? defined.Any(job => job.Type == JobDefinitionType.Queued && rule.JobName.Matches(job.Name.Text))
        : dependency.IsPattern ? defined.Any(job => rule.JobName.Matches(job.Name.Text))
        : rule.JobName.Matches(dependency.Job);
}
