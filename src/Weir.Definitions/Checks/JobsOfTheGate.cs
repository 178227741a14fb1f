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
    ) => rules.FirstOrDefault(rule => BringsJobs(rule) && Brings(rule, schedule, dependency, defined));

    private static bool BringsJobs(TrackingRule rule) => rule.TakesSubmissions || rule.Type == TrackType.Passive;

    // Of a queued job there must be a definition; a tracked one needs none.
    private static bool Brings(TrackingRule rule, ObjectName schedule, JobDependency dependency, IReadOnlyList<JobDefinition> defined) =>
        rule.Type == TrackType.Queue ? defined.Any(job => job.IsBrought && rule.Puts(job.Name, schedule))
        : dependency.IsPattern ? defined.Any(job => rule.Puts(job.Name, schedule))
        : ObjectName.TryParse(dependency.Job, out var name) && rule.Puts(name, schedule);
}
