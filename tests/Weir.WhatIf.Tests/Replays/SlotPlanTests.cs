using Weir.Jobs;
using Weir.WhatIf.Arrivals;
using Weir.WhatIf.Replays;

namespace Weir.WhatIf.Tests.Replays;

public sealed class SlotPlanTests
{
    [Theory]
    [InlineData(850, 1, 0.85)]
    [InlineData(1700, 2, 0.85)]
    [InlineData(1200, 1, 1.2)]
    [InlineData(1300, 2, 0.65)]
    [InlineData(10, 1, 0.01)]
    public void Slots_are_as_many_as_the_work_keeps_busy_to_85_percent_rounded(int work, int slots, double load)
    {
        var plan = SlotPlan.For(new ArrivalList("", [Job(0, work, "a"), Job(1000, 0, "a")], 0), slots: null);

        Assert.Equal(slots, plan.Total);
        Assert.Equal(load, plan.Load, 6);
    }

    [Fact]
    public void Each_machine_is_counted_for_itself()
    {
        var plan = SlotPlan.For(new ArrivalList("", [Job(0, 8500, "a"), Job(1000, 850, "b")], 0), slots: null);

        Assert.Equal(new Dictionary<string, int> { ["a"] = 10, ["b"] = 1 }, plan.Slots);
    }

    [Fact]
    public void A_number_that_is_given_counts_for_each_machine() =>
        Assert.Equal(6, SlotPlan.For(new ArrivalList("", [Job(0, 1, "a"), Job(1, 1, "b")], 0), slots: 3).Total);

    [Fact]
    public void A_single_job_has_one_slot() => Assert.Equal(1, SlotPlan.For(new ArrivalList("", [Job(0, 1, "a")], 0), slots: null).Total);

    private static Arrival Job(int at, int runs, string machine) =>
        new(DateTimeOffset.UnixEpoch.AddSeconds(at), TimeSpan.FromSeconds(runs), ObjectName.Parse("JOB"), "alice") { Machine = machine };
}
