using Weir.WhatIf.Arrivals;
using Weir.WhatIf.Replays;

namespace Weir.WhatIf.Comparisons;

/// <summary>Replays the same arrivals under first come, first served and under each policy, and judges all by the same goals.</summary>
public static class ComparisonRun
{
    /// <summary>Replays and compares.</summary>
    /// <param name="arrivals">At least one.</param>
    /// <param name="plan">The slots.</param>
    /// <param name="policies">At least one; the first has the goals that all are judged by.</param>
    /// <param name="limit">
    /// The limit of each machine's average use, in jobs that run: each policy is replayed once without its levels and once with them;
    /// <see langword="null"/>: there is no limit.
    /// </param>
    /// <param name="cancellation">Stops it.</param>
    public static Comparison Run(
        ArrivalList arrivals,
        SlotPlan plan,
        IReadOnlyList<ComparedPolicy> policies,
        double? limit,
        CancellationToken cancellation
    )
    {
        ArgumentNullException.ThrowIfNull(arrivals);
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(policies);
        var jobs = new JudgedJobs(
            arrivals,
            [.. arrivals.Items.Select(arrival => RequestedService.GroupOf(arrival, arrivals, policies[0].Policy))]
        );
        var measured = ReplayedCapacity.Measured with { Goals = policies[0].Policy };
        var runs = new List<(string Name, ReplayResult Result, double? Limit)>
        {
            (FirstComeFirstServed.Name, Replay.Run(arrivals, plan, FirstComeFirstServed.Policy, measured, cancellation), null),
        };
        foreach (var (policy, levels) in policies)
        {
            runs.Add((policy.Name.Text, Replay.Run(arrivals, plan, policy, measured, cancellation), null));
            if (limit is not null)
            {
                var limited = measured with { Limit = limit, Levels = levels };
                runs.Add((policy.Name.Text, Replay.Run(arrivals, plan, policy, limited, cancellation), limit));
            }
        }

        var end = runs.SelectMany(run => run.Result.Selected).Max() ?? jobs.From;
        var width = SelectionPoints.Width(end - jobs.From);
        var firstCome = jobs.Waits(runs[0].Result.Selected);
        return new Comparison
        {
            Source = arrivals.Source,
            Jobs = jobs.Count,
            LeftOut = arrivals.LeftOut,
            From = jobs.From,
            To = arrivals.Items[^1].At,
            Slots = plan.Total,
            Load = Math.Round(plan.Load, 4),
            Goals = policies[0].Policy.Name.Text,
            Outcomes = [.. runs.Select(run => Run(jobs, run.Name, run.Result, firstCome, width) with { CapacityLimit = run.Limit })],
        };
    }

    private static PolicyOutcome Run(JudgedJobs jobs, string policy, ReplayResult result, TimeSpan?[] firstCome, TimeSpan width)
    {
        var waits = jobs.Waits(result.Selected);
        var groupOutcomes = new GroupOutcomes(jobs, waits, firstCome);
        return new PolicyOutcome
        {
            Policy = policy,
            Importances = groupOutcomes.ByImportance(),
            Groups = groupOutcomes.ByGroup(),
            SelectionPoints = SelectionPoints.Compute(jobs, result.Selected, width),
            LongestSeconds = Seconds(waits.Max()),
            MostLostSeconds = Seconds(waits.Zip(firstCome, (wait, before) => wait - before).Max()),
            PeakAverage = Math.Round(result.PeakAverage, 2),
            VitalPeak = Math.Round(result.VitalPeak, 2),
            NeverSelected = waits.Count(wait => wait is null),
        };
    }

    private static long Seconds(TimeSpan? time) => (long)(time?.TotalSeconds ?? 0);
}
