using Weir.Jobs;
using Weir.Schedules;
using Weir.Tracking.Rules;

namespace Weir.Definitions.Checks;

/// <summary>
/// Definitions of jobs that are to wait, whose jobs run before anybody could hold them: a passive rule notices them while they run, a track
/// rule lets them go at once. In the original such a job is of type Tracked, whose dependencies cannot hold it either.
/// </summary>
public static class HeldByNothing
{
    /// <summary>The finding's code.</summary>
    public const string Code = "held-by-nothing";

    /// <summary>Each rule that brings such jobs while no rule queues them, with the definition; of several definitions the first.</summary>
    public static IReadOnlyList<(TrackingRule Rule, JobDefinition Job)> Find(
        IEnumerable<TrackingRule> rules,
        IReadOnlyList<JobDefinition> jobs
    )
    {
        TrackingRule[] all = [.. rules];
        TrackingRule[] queues = [.. all.Where(rule => rule.Type == TrackType.Queue)];
        JobDefinition[] queued = [.. jobs.Where(job => job.IsBrought && !Array.Exists(queues, rule => rule.Puts(job.Name, job.Schedule)))];
        List<(TrackingRule Rule, JobDefinition Job)> found = [];
        foreach (var rule in all.Where(rule => rule.Type is TrackType.Passive or TrackType.Track))
        {
            if (Array.Find(queued, job => rule.Puts(job.Name, job.Schedule)) is { } job)
            {
                found.Add((rule, job));
            }
        }

        return found;
    }

    /// <summary>What to say of one.</summary>
    public static string TextOf(TrackingRule rule, JobDefinition job)
    {
        var does = rule.Type == TrackType.Passive ? "notices its jobs only while they run" : "lets its jobs go at once";
        return $"job definition {job.Schedule}/{job.Name} is of type queued, and {rule.Name} {does}: nothing that it says holds them; say type: tracked there, or type: queue in the rule";
    }
}
