using Weir.Capacity;
using Weir.Day.Inputs;
using Weir.Jobs;
using Weir.Schedules;

namespace Weir.Day.Tests.Planning;

public sealed class AllOfALimitTests
{
    private static readonly ObjectName s_tape = ObjectName.Parse("TAPE");

    [Fact]
    public void It_waits_until_nobody_uses_the_limit_and_says_who_does()
    {
        var night = OneAfterOne(Needing("A", 1), Needing("B", 1), All("Z"));

        Assert.Equal([JobState.Starting, JobState.Starting, JobState.Waiting], States(night, "A", "B", "Z"));
        Assert.Equal(
            "limit-full: limit TAPE has 2 of 3 units in use by job 000000001 A, job 000000002 B and the job needs all",
            night.Why("Z")
        );

        night.End("A");
        Assert.Equal(JobState.Waiting, night.The("Z").State);
        night.End("B");

        Assert.Equal(JobState.Starting, night.The("Z").State);
    }

    [Fact]
    public void Nobody_else_has_any_of_it_then_also_where_it_is_raised()
    {
        var night = OneAfterOne(All("A"), Needing("B", 1));
        Assert.Equal([JobState.Starting, JobState.Waiting], States(night, "A", "B"));
        Assert.Equal("limit-full: job 000000001 A has all of limit TAPE", night.Why("B"));
        Assert.DoesNotContain(night.State.WaysOut(night.The("B").Number, night.Now), way => way.Kind == Service.RemedyKind.Limit);

        night.Decide(new OverrideLimit(1, TestDay.Root, s_tape, null, 10));

        Assert.Equal(JobState.Waiting, night.The("B").State);
        night.End("A");
        Assert.Equal(JobState.Starting, night.The("B").State);
    }

    [Fact]
    public void Two_that_need_all_go_one_after_the_other()
    {
        var night = OneAfterOne(All("A"), All("B"));

        Assert.Equal([JobState.Starting, JobState.Waiting], States(night, "A", "B"));
        night.End("A");
        Assert.Equal(JobState.Starting, night.The("B").State);
    }

    [Fact]
    public void Of_a_limit_of_nothing_it_gets_nothing_until_there_is_one()
    {
        var night = OneAfterOne(All("A"));
        night.End("A");
        night.Decide(new OverrideLimit(1, TestDay.Root, s_tape, null, 0));
        night.Decide(new RerunJob(2, TestDay.Root, night.The("A").Number));
        Assert.Equal("limit-full: limit TAPE has 0 of 0 units in use and the job needs all", night.Why("A"));
        var way = night.State.WaysOut(night.The("A").Number, night.Now)[0];
        Assert.Equal((Service.RemedyKind.Limit, 0, 1, true), (way.Kind, way.From, way.To, way.StartsNow));

        night.Decide(new OverrideLimit(3, TestDay.Root, s_tape, null, 1));

        Assert.Equal(JobState.Starting, night.The("A").State);
    }

    [Fact]
    public void What_is_counted_is_what_the_jobs_use_after_a_restart_as_well()
    {
        var night = OneAfterOne(All("A"), Needing("B", 1));
        night.Restart();

        Assert.All(night.State.Recount(), count => Assert.Equal(count.Counted, count.Used));
        Assert.Equal(3, night.State.Limits.All[s_tape].InUse);
        Assert.Equal(JobState.Waiting, night.The("B").State);
    }

    [Fact]
    public void Of_all_and_some_all_is_the_larger() =>
        Assert.Equal(
            [LimitNeed.AllOf(s_tape)],
            LimitNeed.Together([new LimitNeed(s_tape, 5), LimitNeed.AllOf(s_tape), new LimitNeed(s_tape, 7)])
        );

    private static Night OneAfterOne(params JobDefinition[] jobs) =>
        new(
            new DefinitionSet
            {
                Schedules = [Night.Daily()],
                Limits = [new LimitDefinition(s_tape, 3)],
                JobDefinitions = jobs,
            }
        );

    private static JobDefinition Needing(string name, int units) => Night.Job(name) with { Limits = [new LimitNeed(s_tape, units)] };

    private static JobDefinition All(string name) => Night.Job(name) with { Limits = [LimitNeed.AllOf(s_tape)] };

    private static JobState[] States(Night night, params string[] names) => [.. names.Select(name => night.The(name).State)];
}
