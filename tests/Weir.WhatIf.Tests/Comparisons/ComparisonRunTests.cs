using Weir.WhatIf.Arrivals;
using Weir.WhatIf.Comparisons;
using Weir.WhatIf.Replays;
using Weir.WhatIf.Reports;

namespace Weir.WhatIf.Tests.Comparisons;

public sealed class ComparisonRunTests
{
    private static readonly Lazy<Comparison> Week = new(() => Compared(Examples.Week()));

    [Fact]
    public void The_same_jobs_and_policies_compare_the_same_each_time() =>
        Assert.Equal(ComparisonJson.Write(Week.Value), ComparisonJson.Write(Compared(Examples.Week())));

    [Fact]
    public void Importance_first_makes_what_is_important_late_less_often_than_bucket_first_and_that_less_than_first_come()
    {
        var late = Week.Value.Outcomes.ToDictionary(outcome => outcome.Policy, outcome => outcome.Importances[0].Late);

        Assert.True(late["importance-first"] < late["bucket-first"] && late["bucket-first"] < late["first come"], string.Join(", ", late));
    }

    [Fact]
    public void Under_the_shipped_policies_important_jobs_are_late_at_most_three_tenths_as_often()
    {
        Assert.All(
            Week.Value.Outcomes.Where(outcome => outcome.Policy is "importance-first" or "short-kept"),
            outcome => Assert.InRange(outcome.Importances[0].Ratio!.Value, 0, 0.3)
        );
    }

    [Fact]
    public void Every_job_is_selected_and_counted_once_by_importance_and_once_by_group() =>
        Assert.All(
            Week.Value.Outcomes,
            outcome =>
            {
                Assert.Equal(0, outcome.NeverSelected);
                Assert.Equal(Week.Value.Jobs, outcome.Importances.Sum(share => share.Jobs));
                Assert.Equal(Week.Value.Jobs, outcome.Groups.Sum(share => share.Jobs));
                Assert.Equal(outcome.Importances.Sum(share => share.Late), outcome.Groups.Sum(share => share.Late));
                Assert.Equal(Week.Value.Jobs, outcome.SelectionPoints.Sum(point => point.Jobs));
            }
        );

    private static Comparison Compared(ArrivalList arrivals) =>
        ComparisonRun.Run(
            arrivals,
            SlotPlan.For(arrivals, slots: null),
            [.. ((string[])["importance-first", "short-kept", "bucket-first"]).Select(name => ComparedPolicy.From(Examples.Policy(name)))],
            limit: null,
            TestContext.Current.CancellationToken
        );
}
