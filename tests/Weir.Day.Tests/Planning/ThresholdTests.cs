using Weir.Day.Inputs;
using Weir.Jobs;
using Weir.Jobs.Thresholds;
using Weir.Schedules;
using Weir.Schedules.Events;
using Weir.Schedules.Frequencies;

namespace Weir.Day.Tests.Planning;

public sealed class ThresholdTests
{
    private static readonly ThresholdName s_errors = ThresholdName.Parse("ERRORS");

    [Fact]
    public void A_job_waits_for_the_value_and_goes_by_the_decision_that_sets_it()
    {
        var night = new Night(Night.Daily(), Needing("A", "ERRORS GE 3"));
        Assert.Equal("threshold: threshold ERRORS is 0 and the job needs GE 3", night.Why("A"));

        night.Step(Set("2"));
        Assert.Equal("threshold: threshold ERRORS is 2 and the job needs GE 3", night.Why("A"));

        night.Step(Set("+1"));

        Assert.Equal(JobState.Starting, night.The("A").State);
    }

    [Fact]
    public void What_lets_it_go_is_said_with_the_nearest_value()
    {
        var night = new Night(Night.Daily(), Needing("A", "ERRORS GE 3", "ERRORS NE 3", "OTHER LT 0"));

        var holder = Assert.Single(night.State.HoldersOf(night.The("A"), night.Now));

        Assert.Equal("weir threshold set ERRORS 4; weir threshold set OTHER -1; or an operator: weir start 1", holder.Release);
    }

    [Fact]
    public void A_job_that_could_go_is_held_again_by_another_value()
    {
        var night = new Night(Night.Daily(), Needing("A", "ERRORS LT 1") with { NotBefore = new TimeOnly(13, 0) });
        night.Decide(new CloseWeir(1, TestDay.Root with { Text = "why" }, []));
        night.Now = Night.Noon.AddHours(2);
        night.Decide();
        Assert.StartsWith("weir-closed", night.Why("A"), StringComparison.Ordinal);

        night.Decide(Set("1"), new OpenWeir(2, TestDay.Root, false));

        Assert.Equal("threshold: threshold ERRORS is 1 and the job needs LT 1", night.Why("A"));
        Assert.Equal(JobState.Waiting, night.The("A").State);
        night.Decide(Set("0"));
        Assert.Equal(JobState.Starting, night.The("A").State);
    }

    [Fact]
    public void Those_of_its_frequency_hold_it_besides()
    {
        var frequency = Night.EveryDay().Own! with { Components = new RunComponents { Thresholds = [Need("B EQ 1")] } };
        var night = new Night(Night.Daily(), Needing("J", "A EQ 1") with { Frequencies = [FrequencyUse.Of(frequency)] });

        night.Decide(Set("1", "A"));

        Assert.Equal("threshold: threshold B is 0 and the job needs EQ 1", night.Why("J"));
        night.Decide(Set("1", "B"));
        Assert.Equal(JobState.Starting, night.The("J").State);
    }

    [Fact]
    public void A_submitted_job_waits_for_those_of_its_definition()
    {
        var day = new TestDay(TestDay.Nightly(job => job with { Thresholds = [Need("ERRORS GE 1")] }));
        day.Submit();
        Assert.Equal(["threshold"], day.HoldersOf(1));

        day.Decide(Set("1"));

        Assert.Equal(JobState.Starting, day.The(1).State);
    }

    [Fact]
    public void What_is_repeated_waits_for_them_again()
    {
        var night = new Night(Night.Daily(), Needing("A", "ERRORS GE 1"));
        night.Decide(Set("1"));
        night.End("A", status: 1);
        night.Decide(Set("0"));

        night.Decide(new RerunJob(9, TestDay.Root, night.The("A").Number));

        Assert.StartsWith("threshold", night.Why("A"), StringComparison.Ordinal);
    }

    [Fact]
    public void Who_is_let_go_by_force_waits_for_no_threshold()
    {
        var night = new Night(Night.Daily(), Needing("A", "ERRORS GE 1"));

        night.Decide(new StartJob(9, TestDay.Root, night.The("A").Number, false));

        Assert.Equal(JobState.Starting, night.The("A").State);
        Assert.Empty(night.State.JobsHeldBy(s_errors));
    }

    [Fact]
    public void Of_a_thousand_jobs_those_of_the_threshold_go_and_the_others_are_not_looked_at()
    {
        var night = new Night(
            new DefinitionSet
            {
                Schedules = [Night.Daily()],
                Machines = [new Weir.Capacity.MachineDefinition("alpha", 2000, false)],
                JobDefinitions =
                [
                    .. Enumerable.Range(0, 1000).Select(i => Needing($"A{i}", "ERRORS GE 1")),
                    .. Enumerable.Range(0, 1000).Select(i => Needing($"B{i}", "OTHER GE 1")),
                ],
            }
        );

        var decision = night.Decide(Set("1"));

        Assert.Equal(1000, night.Started.Count);
        Assert.DoesNotContain(decision.Jobs, job => job.Name.Text.StartsWith('B'));
        Assert.Equal(1000, night.Jobs.Count(job => job is { State: JobState.Starting } && job.Name.Text.StartsWith('A')));
    }

    [Fact]
    public void A_relative_change_that_leaves_its_values_is_refused_and_changes_nothing()
    {
        var night = new Night(Night.Daily());
        night.Decide(Set("999999999"));

        Assert.Equal("threshold ERRORS is 999999999, and +1 leaves its values, -999999999 to 999999999", night.Refusal(Set("+1")));
        Assert.Equal(999_999_999, night.State.FindThreshold(s_errors)?.Value);
    }

    [Fact]
    public void One_that_is_used_is_neither_deleted_nor_renamed_and_its_users_are_named()
    {
        var night = new Night(Night.Daily(), Needing("A", "ERRORS GE 3"));
        night.Decide(Set("1"));

        const string Users = "while it is used by job definition Night/A, job 000000001 A";
        Assert.Equal($"threshold ERRORS cannot be deleted {Users}", night.Refusal(new DeleteThreshold(1, TestDay.Root, s_errors)));
        Assert.Equal(
            $"threshold ERRORS cannot be renamed {Users}",
            night.Refusal(new RenameThreshold(2, TestDay.Root, s_errors, ThresholdName.Parse("FAULTS")))
        );
    }

    [Fact]
    public void Definitions_that_set_it_or_bring_jobs_that_need_it_use_it_too()
    {
        Assert.True(EventText.TryParse("$THRESHOLD:SET,errors,+1", out var sets, out _));
        var needs = Night.EveryDay().Own! with
        {
            Components = new RunComponents { Thresholds = [Need("ERRORS GE 3")] },
            Build = BuildStatus.DoNotSchedule,
        };
        var night = new Night(
            new DefinitionSet
            {
                Schedules = [Night.Daily(schedule => schedule with { On = [new Reaction(EventTrigger.Completed, sets)] })],
                JobDefinitions = [Night.Job("A") with { Frequencies = [FrequencyUse.Of(needs)] }],
                Frequencies = [new FrequencyDefinition(ObjectName.Parse("RARE"), needs)],
            }
        );
        night.Decide(Set("1"));

        Assert.Equal(
            "threshold ERRORS cannot be deleted while it is used by job definition Night/A, schedule Night, frequency RARE",
            night.Refusal(new DeleteThreshold(1, TestDay.Root, s_errors))
        );
    }

    [Fact]
    public void One_that_nothing_uses_is_renamed_with_its_value_and_deleted()
    {
        var night = new Night(Night.Daily());
        night.Decide(Set("4"), Set("1", "OTHER"));
        Assert.Contains(
            "there is a threshold OTHER already",
            night.Refusal(new RenameThreshold(1, TestDay.Root, s_errors, ThresholdName.Parse("other"))),
            StringComparison.Ordinal
        );

        night.Decide(new RenameThreshold(2, TestDay.Root, s_errors, ThresholdName.Parse("FAULTS")));
        Assert.Null(night.State.FindThreshold(s_errors));
        Assert.Equal(4, night.State.FindThreshold(ThresholdName.Parse("FAULTS"))?.Value);

        var decision = night.Decide(new DeleteThreshold(3, TestDay.Root, ThresholdName.Parse("faults")));
        Assert.Equal([new ThresholdSetting(ThresholdName.Parse("FAULTS"), null)], decision.ThresholdSettings);
        Assert.Equal(["OTHER"], night.State.ThresholdNames.Select(name => name.Text));
        Assert.Contains(
            "there is no threshold FAULTS",
            night.Refusal(new DeleteThreshold(4, TestDay.Root, ThresholdName.Parse("FAULTS"))),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Users_set_none()
    {
        var night = new Night(Night.Daily());

        Assert.Equal(
            "this is for operators, and alice asks in the role of user",
            night.Refusal(new SetThreshold(1, TestDay.Alice, s_errors, Change("1")))
        );
    }

    [Fact]
    public void The_way_out_sets_it_where_it_alone_holds_the_job()
    {
        var night = new Night(Night.Daily(), Needing("A", "ERRORS GE 3"), Needing("B", "ERRORS GE 3", "OTHER EQ 1"));

        var way = night.State.WaysOut(night.The("A").Number, night.Now)[0];

        Assert.Equal((Service.RemedyKind.Threshold, "ERRORS", 0, 3, true), (way.Kind, way.Of, way.From, way.To, way.StartsNow));
        Assert.DoesNotContain(night.State.WaysOut(night.The("B").Number, night.Now), other => other.Kind == Service.RemedyKind.Threshold);
        night.Decide(Set("3"));
        Assert.Equal(JobState.Starting, night.The("A").State);
    }

    [Fact]
    public void Where_others_that_it_lets_go_may_take_the_place_it_does_not_say_that_the_job_starts()
    {
        var night = new Night(
            new DefinitionSet
            {
                Schedules = [Night.Daily()],
                Machines = [new Weir.Capacity.MachineDefinition("alpha", 1, false)],
                JobDefinitions = [Needing("A", "ERRORS GE 3"), Needing("B", "ERRORS GE 3")],
            }
        );

        Assert.False(
            night.State.WaysOut(night.The("B").Number, night.Now).First(way => way.Kind == Service.RemedyKind.Threshold).StartsNow
        );
    }

    private static JobDefinition Needing(string name, params string[] needs) =>
        Night.Job(name) with
        {
            Thresholds = [.. needs.Select(Need)],
        };

    private static ThresholdNeed Need(string text) =>
        ThresholdNeed.TryParse(text, out var need) ? need : throw new InvalidOperationException(text);

    private static ThresholdChange Change(string text) =>
        ThresholdChange.TryParse(text, out var change) ? change : throw new InvalidOperationException(text);

    private static SetThreshold Set(string to, string name = "ERRORS") => new(1, TestDay.Root, ThresholdName.Parse(name), Change(to));
}
