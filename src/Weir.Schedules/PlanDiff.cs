using System.Globalization;
using Weir.Jobs;
using Weir.Jobs.Plans;

namespace Weir.Schedules;

/// <summary>What building a day would change, before it does.</summary>
public static class PlanDiff
{
    /// <summary>The jobs of the day in order of their names.</summary>
    /// <param name="runs">What the definitions plan for the date now.</param>
    /// <param name="there">The jobs that the day has, those that are over as well.</param>
    /// <param name="replaces">Whether what waits is taken out and planned anew.</param>
    public static IReadOnlyList<PlanDifference> Between(IEnumerable<PlannedRun> runs, IEnumerable<Job> there, bool replaces)
    {
        ArgumentNullException.ThrowIfNull(runs);
        var known = there
            .Where(job => !job.IsTakenOut())
            .GroupBy(job => job.Name)
            .ToDictionary(same => same.Key, same => same.MaxBy(job => job.Number)!);
        List<PlanDifference> differences = [];
        foreach (var run in runs.Where(run => run.Job.IsPlanned))
        {
            differences.Add(
                known.Remove(run.Name, out var job)
                    ? Compare(run, job, replaces)
                    : new PlanDifference(run.Name, null, PlanChange.Added, run.Start)
            );
        }

        differences.AddRange(
            known.Values.Select(job => new PlanDifference(
                job.Name,
                job.Number,
                replaces && IsReplaced(job) ? PlanChange.Removed : PlanChange.Same,
                job.NotBefore
            ))
        );
        return [.. differences.OrderBy(difference => difference.Name)];
    }

    private static PlanDifference Compare(PlannedRun run, Job job, bool replaces)
    {
        var what = replaces && IsReplaced(job) ? string.Join(", ", Differences(run, job)) : "";
        return what.Length > 0
            ? new PlanDifference(run.Name, job.Number, PlanChange.Changed, run.Start, what)
            : new PlanDifference(run.Name, job.Number, PlanChange.Same, job.NotBefore);
    }

    private static IEnumerable<string> Differences(PlannedRun run, Job job)
    {
        if (run.Start != job.NotBefore)
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"start was {job.NotBefore:yyyy-MM-dd HH:mm'Z'}");
        }

        foreach (var difference in Differences(job.Plan!.Command, run.Job.Command))
        {
            yield return difference;
        }

        if (job.Plan.Frequency != run.Frequency?.Text)
        {
            yield return $"frequency was {job.Plan.Frequency ?? "its own"}";
        }

        if (!job.Dependencies.Take(run.Job.Dependencies.Count).SequenceEqual(run.Job.Dependencies))
        {
            yield return "dependencies";
        }

        if (!job.Thresholds.SequenceEqual(run.Job.Thresholds))
        {
            yield return "thresholds";
        }

        if (!job.Expressions.SequenceEqual(run.Job.Expressions))
        {
            yield return "expressions";
        }

        if (!job.Limits.SequenceEqual(run.Job.Limits) || (job.Priority != (run.Job.Priority ?? job.Priority)))
        {
            yield return "limits or priority";
        }
    }

    private static IEnumerable<string> Differences(PlannedCommand? before, PlannedCommand? now)
    {
        if (before is null || now is null)
        {
            if (before != now)
            {
                yield return now is null ? "runs elsewhere" : "ran elsewhere";
            }

            yield break;
        }

        if (!before.Arguments.SequenceEqual(now.Arguments))
        {
            yield return "command";
        }

        if (before.User != now.User)
        {
            yield return $"user was {before.User ?? "the agent's"}";
        }

        if (before.Directory != now.Directory || !before.Environment.SequenceEqual(now.Environment))
        {
            yield return "directory or environment";
        }
    }

    private static bool IsReplaced(Job job) => job is { State: JobState.Waiting, Plan: { Again: null or { Run: 0 } } };
}
