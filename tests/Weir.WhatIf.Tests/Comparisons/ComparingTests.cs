using FsCheck;
using FsCheck.Fluent;
using Weir.Jobs;
using Weir.WhatIf.Arrivals;
using Weir.WhatIf.Comparisons;
using Weir.WhatIf.Replays;
using Weir.WhatIf.Reports;

namespace Weir.WhatIf.Tests.Comparisons;

public sealed class ComparingTests
{
    private static readonly string[] Types = ["SHORT", "MEDIUM", "LONG", "HUGE"];
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
            outcome => Assert.InRange(outcome.Importances[0].Ratio!.Value, 0, 0.3));
    }

    [Fact]
    public void Every_job_is_selected_and_counted_once_by_importance_and_once_by_group() =>
        Assert.All(Week.Value.Outcomes, outcome =>
        {
            Assert.Equal(0, outcome.NeverSelected);
            Assert.Equal(Week.Value.Jobs, outcome.Importances.Sum(share => share.Jobs));
            Assert.Equal(Week.Value.Jobs, outcome.Groups.Sum(share => share.Jobs));
            Assert.Equal(outcome.Importances.Sum(share => share.Late), outcome.Groups.Sum(share => share.Late));
            Assert.Equal(Week.Value.Jobs, outcome.SelectionPoints.Sum(point => point.Jobs));
        });

    // Whatever overload: what a policy puts off is bounded by its maxWait and by runs that cannot be interrupted.
    [Fact]
    public void No_job_waits_longer_than_under_first_come_by_more_than_maxWait_and_three_of_the_longest_runs() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(40), Prop.ForAll(Overloaded().ToArbitrary(), arrivals =>
        {
            var policy = Examples.Policy("importance-first");
            var comparison = Comparing.Of(arrivals, SlotPlan.For(arrivals, 2), [policy], TestContext.Current.CancellationToken);
            var bound = policy.Definition.MaxWait + (3 * arrivals.Items.Max(arrival => arrival.Runs));

            Assert.InRange(comparison.Outcomes[1].MostLostSeconds, 0, (long)bound.TotalSeconds);
        }));

    private static Comparison Compared(ArrivalList arrivals) => Comparing.Of(
        arrivals,
        SlotPlan.For(arrivals, slots: null),
        [Examples.Policy("importance-first"), Examples.Policy("short-kept"), Examples.Policy("bucket-first")],
        TestContext.Current.CancellationToken);

    private static Gen<ArrivalList> Overloaded() =>
        from gaps in Gen.Choose(0, 4 * 3600).ListOf(300)
        from runs in Gen.Choose(60, 16 * 3600).ListOf(300)
        from groups in Gen.Choose(0, 15).ListOf(300)
        select List(gaps, runs, groups);

    private static ArrivalList List(IEnumerable<int> gaps, IEnumerable<int> runs, IEnumerable<int> groups)
    {
        var at = DateTimeOffset.UnixEpoch;
        Arrival[] items =
        [
            .. gaps.Zip(runs, groups).Select(job => new Arrival(at = at.AddSeconds(job.First), TimeSpan.FromSeconds(job.Second), ObjectName.Parse("JOB"), "alice")
            {
                // Three quarters are urgent, so that the others have to fear.
                Service = ObjectName.Parse($"{(job.Third < 12 ? "URGENT" : "NORMAL")}.{Types[job.Third % 4]}"),
            }),
        ];
        return new ArrivalList("overload", items, 0);
    }
}
