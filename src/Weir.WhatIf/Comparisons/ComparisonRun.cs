using Weir.ServiceLevels.Policies;
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
    /// <param name="cancellation">Stops it.</param>
    public static Comparison Run(ArrivalList arrivals, SlotPlan plan, IReadOnlyList<ServicePolicy> policies, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(arrivals);
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(policies);
        var jobs = new JudgedJobs(
            arrivals,
            [.. arrivals.Items.Select(arrival => RequestedService.GroupOf(arrival, arrivals, policies[0]))]
        );
        var runs = policies
            .Prepend(FirstComeFirstServed.Policy)
            .Select(policy => Replay.Run(arrivals, plan, policy, cancellation))
            .ToArray();
        var end = runs.SelectMany(run => run).Max() ?? jobs.From;
        var width = SelectionPoints.Width(end - jobs.From);
        var firstCome = jobs.Waits(runs[0]);
        return new Comparison
        {
            Source = arrivals.Source,
            Jobs = jobs.Count,
            LeftOut = arrivals.LeftOut,
            From = jobs.From,
            To = arrivals.Items[^1].At,
            Slots = plan.Total,
            Load = Math.Round(plan.Load, 4),
            Goals = policies[0].Name.Text,
            Outcomes =
            [
                .. runs.Select(
                    (run, index) => Run(jobs, index == 0 ? FirstComeFirstServed.Name : policies[index - 1].Name.Text, run, firstCome, width)
                ),
            ],
        };
    }

    private static PolicyOutcome Run(
        JudgedJobs jobs,
        string policy,
        IReadOnlyList<DateTimeOffset?> selected,
        TimeSpan?[] firstCome,
        TimeSpan width
    )
    {
        var waits = jobs.Waits(selected);
        var groupOutcomes = new GroupOutcomes(jobs, waits, firstCome);
        return new PolicyOutcome
        {
            Policy = policy,
            Importances = groupOutcomes.ByImportance(),
            Groups = groupOutcomes.ByGroup(),
            SelectionPoints = SelectionPoints.Compute(jobs, selected, width),
            LongestSeconds = Seconds(waits.Max()),
            MostLostSeconds = Seconds(waits.Zip(firstCome, (wait, before) => wait - before).Max()),
            NeverSelected = waits.Count(wait => wait is null),
        };
    }

    private static long Seconds(TimeSpan? time) => (long)(time?.TotalSeconds ?? 0);
}
