using Weir.Jobs;
using Weir.Schedules;
using Weir.Tracking.Rules;

namespace Weir.Definitions.Checks;

/// <summary>
/// Definitions that say something of the output of jobs which are only noticed: it went where whoever started them sent it. In the original
/// spool files and messages of such jobs cannot be managed either.
/// </summary>
public static class OutputOfNoticed
{
    /// <summary>The finding's code.</summary>
    public const string Code = "output-of-noticed";

    /// <summary>Each passive rule with such a definition; of several the first.</summary>
    public static IReadOnlyList<(TrackingRule Rule, JobDefinition Job)> Find(
        IEnumerable<TrackingRule> rules,
        IReadOnlyList<JobDefinition> jobs
    ) =>
        [
            .. from rule in rules
            where rule.Type == TrackType.Passive
            let job = jobs.FirstOrDefault(job => (job.Output is not null || job.Messages.Count > 0) && rule.Puts(job.Name, job.Schedule))
            where job is not null
            select (rule, job),
        ];

    /// <summary>What to say of one.</summary>
    public static string TextOf(TrackingRule rule, JobDefinition job)
    {
        var keys =
            job.Output is null ? "messages"
            : job.Messages.Count == 0 ? "output"
            : "output and messages";
        return $"job definition {job.Schedule}/{job.Name} says {keys}, and {rule.Name} only notices its jobs: their output is not here; leave {keys} out";
    }
}
