using Weir.Schedules;
using Weir.Tracking.Rules;

namespace Weir.Definitions.Checks;

/// <summary>What looks wrong with rules beside the job definitions there are.</summary>
public static class RulesAndJobs
{
    /// <summary>Each rule with the finding's code, a stable word, and a sentence that says what to do.</summary>
    public static IEnumerable<(TrackingRule Rule, string Code, string Text)> Find(
        IReadOnlyList<TrackingRule> rules,
        IReadOnlyList<JobDefinition> jobs
    ) =>
        [
            .. AnyUsersJobs.Find(rules, jobs).Select(one => (one.Rule, "any-user", AnyUsersJobs.TextOf(one.Rule, one.Waits, one.For))),
            .. OutputOfNoticed.Find(rules, jobs).Select(one => (one.Rule, OutputOfNoticed.Code, OutputOfNoticed.TextOf(one.Rule, one.Job))),
            .. HeldByNothing.Find(rules, jobs).Select(one => (one.Rule, HeldByNothing.Code, HeldByNothing.TextOf(one.Rule, one.Job))),
        ];
}
