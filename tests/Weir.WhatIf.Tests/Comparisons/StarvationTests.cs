using FsCheck;
using FsCheck.Fluent;
using Weir.Jobs;
using Weir.ServiceLevels.Policies;
using Weir.WhatIf.Arrivals;
using Weir.WhatIf.Replays;
using Replay = Weir.WhatIf.Replays.Replay;

namespace Weir.WhatIf.Tests.Comparisons;

/// <summary>Under overload that does not end, what urgent jobs do to the others has a bound.</summary>
public sealed class StarvationTests
{
    private const int Slots = 3;
    private static readonly string[] Types = ["SHORT", "MEDIUM", "LONG", "HUGE"];

    // Once it is past maxWait only jobs that came before it go first: so it waits no longer than that, one run that cannot be
    // interrupted, and what all that was there when it came takes on all slots.
    [Theory]
    [InlineData("importance-first")]
    [InlineData("short-kept")]
    [InlineData("bucket-first")]
    public void No_job_waits_longer_than_maxWait_and_one_run_and_the_work_that_was_there_when_it_came(string name)
    {
        var policy = Examples.Policy(name);
        var overdue = 0;
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(15),
            Prop.ForAll(
                Overloaded().ToArbitrary(),
                arrivals =>
                {
                    var selected = Select(arrivals, policy);
                    var longest = arrivals.Items.Max(arrival => arrival.Runs);
                    for (var job = 0; job < selected.Length; job++)
                    {
                        var wait = selected[job] - arrivals.Items[job].At;
                        overdue += wait > policy.Definition.MaxWait ? 1 : 0;
                        Assert.InRange(
                            wait,
                            TimeSpan.Zero,
                            policy.Definition.MaxWait + longest + (WorkAt(job, arrivals, selected) / Slots)
                        );
                    }
                }
            )
        );

        Assert.True(overdue > 0, "no job came past maxWait: the overload was none");
    }

    [Theory]
    [InlineData("importance-first")]
    [InlineData("bucket-first")]
    public void Where_no_slot_is_kept_none_loses_more_against_first_come_than_maxWait_and_three_runs(string name)
    {
        var policy = Examples.Policy(name);
        Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(15),
            Prop.ForAll(
                Overloaded().ToArbitrary(),
                arrivals =>
                {
                    var bound = policy.Definition.MaxWait + (3 * arrivals.Items.Max(arrival => arrival.Runs));
                    var lost = Select(arrivals, policy).Zip(Select(arrivals, ServicePolicy.BuiltIn), (at, before) => at - before).Max();

                    Assert.InRange(lost, TimeSpan.Zero, bound);
                }
            )
        );
    }

    private static DateTimeOffset[] Select(ArrivalList arrivals, ServicePolicy policy) =>
        [
            .. Replay
                .Run(arrivals, SlotPlan.For(arrivals, Slots), policy, ReplayedCapacity.Measured, TestContext.Current.CancellationToken)
                .Selected.Select(at => at!.Value),
        ];

    private static TimeSpan WorkAt(int job, ArrivalList arrivals, DateTimeOffset[] selected)
    {
        var now = arrivals.Items[job].At;
        var work = TimeSpan.Zero;
        for (var other = 0; other < job; other++)
        {
            var end = selected[other] + arrivals.Items[other].Runs;
            work +=
                selected[other] > now ? arrivals.Items[other].Runs
                : end > now ? end - now
                : TimeSpan.Zero;
        }

        return work;
    }

    private static Gen<ArrivalList> Overloaded() =>
        from gaps in Gen.Choose(0, 3600).ArrayOf(400)
        from runs in Gen.Choose(60, 16 * 3600).ArrayOf(400)
        from groups in Gen.Choose(0, 15).ArrayOf(400)
        select List(gaps, runs, groups);

    private static ArrivalList List(int[] gaps, int[] runs, int[] groups)
    {
        var at = DateTimeOffset.UnixEpoch;
        var items = new Arrival[gaps.Length];
        for (var i = 0; i < items.Length; i++)
        {
            at = at.AddSeconds(gaps[i]);
            items[i] = new Arrival(at, TimeSpan.FromSeconds(runs[i]), ObjectName.Parse($"JOB.{i}"), "alice")
            {
                // Three quarters are urgent, and enough for all slots by themselves, so that the others have to fear.
                Service =
                    groups[i] < 12
                        ? ObjectName.Parse($"URGENT.{Types[groups[i] % 4]}")
                        : ObjectName.Parse($"NORMAL.{Types[groups[i] % 4]}"),
            };
        }

        return new ArrivalList("overload", items, 0) { ServiceIsSupposed = true };
    }
}
