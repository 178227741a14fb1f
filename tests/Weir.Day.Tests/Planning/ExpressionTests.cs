using Weir.Capacity;
using Weir.Day.Inputs;
using Weir.Jobs;
using Weir.Jobs.Plans;
using Weir.Jobs.Properties;
using Weir.Jobs.Thresholds;
using Weir.Schedules;
using Weir.Schedules.Frequencies;

namespace Weir.Day.Tests.Planning;

public sealed class ExpressionTests
{
    [Fact]
    public void A_job_waits_until_its_expression_is_true_and_goes_by_the_decision_that_makes_it_so()
    {
        var night = new Night(Night.Daily(), Asking("A", "[[OI.SITE]] = 'north'"));
        Assert.Equal("expression: expression [[OI.SITE]] = 'north' is false: there is no OI.SITE", night.Why("A"));

        night.Step(Set("OI.SITE", "south"));
        Assert.Equal("expression: expression [[OI.SITE]] = 'north' is false: OI.SITE is 'south'", night.Why("A"));

        night.Step(Set("oi.site", "north"));

        Assert.Equal(JobState.Starting, night.The("A").State);
    }

    [Fact]
    public void What_would_make_it_true_is_said_as_a_command()
    {
        var night = new Night(Night.Daily(), Asking("A", "[[SI.COUNT]] > 3 and [[OI.SITE]] = 'north'", "[[TH.ERRORS]] < 0"));
        night.Step(Set("OI.SITE", "north"));

        var holder = Assert.Single(night.State.HoldersOf(night.The("A"), night.Now));

        var day = night.The("A").ScheduleDate.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(
            $"weir property set SI.COUNT.{day}.Night 4; weir threshold set ERRORS -1; or an operator: weir start 1",
            holder.Release
        );
    }

    [Fact]
    public void What_no_single_value_makes_true_names_the_operator_only()
    {
        var night = new Night(Night.Daily(), Asking("A", "[[OI.A]] = 1 and [[OI.B]] = 2"));

        Assert.Equal("or an operator: weir start 1", Assert.Single(night.State.HoldersOf(night.The("A"), night.Now)).Release);
    }

    [Fact]
    public void A_value_that_is_no_number_is_said()
    {
        var night = new Night(Night.Daily(), Asking("A", "[[OI.COUNT]] > 3"));

        night.Step(Set("OI.COUNT", "many"));

        Assert.Equal("expression: expression [[OI.COUNT]] > 3 is false, since 'many' is no number: OI.COUNT is 'many'", night.Why("A"));
    }

    [Fact]
    public void A_job_that_could_go_is_held_again_by_another_value()
    {
        var night = new Night(Night.Daily(), Asking("A", "[[OI.GO]] = 'yes'") with { NotBefore = new TimeOnly(13, 0) });
        night.Decide(Set("OI.GO", "yes"));
        night.Decide(new CloseWeir(1, TestDay.Root with { Text = "why" }, []));
        night.Now = Night.Noon.AddHours(2);
        night.Decide();
        Assert.StartsWith("weir-closed", night.Why("A"), StringComparison.Ordinal);

        night.Decide(Set("OI.GO", "no"), new OpenWeir(2, TestDay.Root, false));

        Assert.StartsWith("expression", night.Why("A"), StringComparison.Ordinal);
        Assert.Equal(JobState.Waiting, night.The("A").State);
        night.Decide(Set("OI.GO", "yes"));
        Assert.Equal(JobState.Starting, night.The("A").State);
    }

    [Fact]
    public void A_property_that_is_gone_makes_it_false()
    {
        var night = new Night(Night.Daily(), Asking("A", "[[OI.GO]] = 'yes'") with { NotBefore = new TimeOnly(13, 0) });
        night.Decide(Set("OI.GO", "yes"));

        night.Decide(Set("OI.GO", null));
        night.Now = Night.Noon.AddHours(2);
        night.Decide();

        Assert.Equal("expression: expression [[OI.GO]] = 'yes' is false: there is no OI.GO", night.Why("A"));
    }

    [Fact]
    public void The_machine_s_the_day_s_and_the_job_s_own_are_those_of_the_job()
    {
        var night = new Night(Night.Daily(), Asking("A", "[[MI.RACK]] = 'r1' and [[SI.COUNT]] = 1 and [[JI.MODE]] = 'full'"));
        var job = night.The("A");

        night.Step(
            new PropertiesChanged([
                Setting($"MI.RACK.{job.Machine}", "r1"),
                Setting($"SI.COUNT.{job.ScheduleDate:yyyy-MM-dd}.{job.Schedule}", "1"),
                Setting($"JI.MODE.{job.Number}", "full"),
            ])
        );

        Assert.Equal(JobState.Starting, night.The("A").State);
    }

    [Fact]
    public void What_the_job_was_given_goes_before_what_is_kept()
    {
        Assert.True(JobProperty.TryParse("SITE=north", out var given));
        var job = Asking("A", "[[SITE]] = 'north' and [[JI.SITE]] = 'north' and [[OI.SITE]] = 'south'");
        var night = new Night(Night.Daily(), job with { Command = job.Command! with { Environment = [given.Entry] } });

        night.Step(Set("OI.SITE", "south"));

        Assert.Equal(JobState.Starting, night.The("A").State);
    }

    [Fact]
    public void Names_of_the_job_itself_are_known()
    {
        var night = new Night(
            Night.Daily(),
            Asking(
                "A",
                "[[$JOB NAME]] = 'A' and [[$SCHEDULE NAME]] = 'Night' and [[$SCHEDULE DATE]] > '2026-01-01' and [[$MACHINE NAME]] != ''"
            )
        );

        Assert.Equal(JobState.Starting, night.The("A").State);
    }

    [Fact]
    public void A_threshold_lets_it_go_as_a_property_does()
    {
        var night = new Night(Night.Daily(), Asking("A", "[[TH.DOCKS]] * 2 >= 4"));
        Assert.Equal("expression: expression [[TH.DOCKS]] * 2 >= 4 is false: TH.DOCKS is 0", night.Why("A"));
        Assert.Equal(["DOCKS"], night.State.ThresholdNames.Select(name => name.Text));
        Assert.Single(night.State.JobsHeldBy(ThresholdName.Parse("DOCKS")));

        night.Decide(Threshold("DOCKS", "2"));

        Assert.Equal(JobState.Starting, night.The("A").State);
    }

    [Fact]
    public void What_is_in_use_of_a_limit_holds_it_until_that_is_free()
    {
        var tape = ObjectName.Parse("TAPE");
        var night = new Night(
            new DefinitionSet
            {
                Schedules = [Night.Daily()],
                Limits = [new LimitDefinition(tape, 2)],
                JobDefinitions =
                [
                    Night.Job("A") with
                    {
                        Limits = [new LimitNeed(tape, 1)],
                    },
                    Asking("B", "[[RU.TAPE]] = 0 and [[RM.TAPE]] = 2"),
                ],
            }
        );
        Assert.Equal(JobState.Starting, night.The("A").State);
        Assert.Equal(JobState.Waiting, night.The("B").State);
        Assert.Contains("RU.TAPE is 1, RM.TAPE is 2", night.Why("B"), StringComparison.Ordinal);

        night.End("A");

        Assert.Equal(JobState.Starting, night.The("B").State);
    }

    [Fact]
    public void Who_sees_no_jobs_of_others_is_not_told_what_they_use()
    {
        var night = new Night(
            new DefinitionSet
            {
                Schedules = [Night.Daily()],
                Limits = [new LimitDefinition(ObjectName.Parse("TAPE"), 2)],
                JobDefinitions = [Asking("B", "[[RU.TAPE]] = 1")],
            }
        );

        var holder = Assert.Single(night.State.HoldersOf(night.The("B"), night.Now, tellsOfOthers: false));

        Assert.Equal("expression [[RU.TAPE]] = 1 is false: RU.TAPE is not for you to see", holder.Text);
    }

    [Fact]
    public void Two_that_ask_for_a_free_limit_do_not_go_together()
    {
        var tape = ObjectName.Parse("TAPE");
        JobDefinition Free(string name) => Asking(name, "[[RU.TAPE]] = 0") with { Limits = [new LimitNeed(tape, 1)] };
        var night = new Night(
            new DefinitionSet
            {
                Schedules = [Night.Daily()],
                Limits = [new LimitDefinition(tape, 5)],
                JobDefinitions = [Free("A"), Free("B")],
            }
        );

        Assert.Equal([JobState.Starting, JobState.Waiting], [night.The("A").State, night.The("B").State]);
        night.End("A");
        Assert.Equal(JobState.Starting, night.The("B").State);
    }

    [Fact]
    public void Those_of_its_frequency_hold_it_besides()
    {
        var frequency = Night.EveryDay().Own! with { Components = new RunComponents { Expressions = [Text("[[OI.B]] = 1")] } };
        var night = new Night(Night.Daily(), Asking("J", "[[OI.A]] = 1") with { Frequencies = [FrequencyUse.Of(frequency)] });

        night.Decide(Set("OI.A", "1"));

        Assert.Equal("expression: expression [[OI.B]] = 1 is false: there is no OI.B", night.Why("J"));
        night.Decide(Set("OI.B", "1"));
        Assert.Equal(JobState.Starting, night.The("J").State);
    }

    [Fact]
    public void A_submitted_job_waits_for_those_of_its_definition()
    {
        var day = new TestDay(TestDay.Nightly(job => job with { Expressions = [Text("[[OI.GO]]")] }));
        day.Submit();
        Assert.Equal(["expression"], day.HoldersOf(1));

        day.Decide(Set("OI.GO", "true"));

        Assert.Equal(JobState.Starting, day.The(1).State);
    }

    [Fact]
    public void What_is_repeated_waits_for_them_again()
    {
        var night = new Night(Night.Daily(), Asking("A", "[[OI.GO]]"));
        night.Decide(Set("OI.GO", "true"));
        night.End("A", status: 1);
        night.Decide(Set("OI.GO", "false"));

        night.Decide(new RerunJob(9, TestDay.Root, night.The("A").Number));

        Assert.StartsWith("expression", night.Why("A"), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_a_thousand_jobs_those_that_name_it_go_and_the_others_are_not_looked_at()
    {
        var night = new Night(
            new DefinitionSet
            {
                Schedules = [Night.Daily()],
                Machines = [new MachineDefinition("alpha", 2000, false)],
                JobDefinitions =
                [
                    .. Enumerable.Range(0, 400).Select(i => Asking($"A{i}", "[[OI.GO]] = 1")),
                    .. Enumerable.Range(0, 600).Select(i => Asking($"B{i}", "[[OI.OTHER]] = 1")),
                ],
            }
        );

        var decision = night.Decide(Set("OI.GO", "1"));

        Assert.Equal(400, night.Started.Count);
        Assert.DoesNotContain(decision.Jobs, job => job.Name.Text.StartsWith('B'));
    }

    [Fact]
    public void What_this_version_cannot_read_holds_the_job_and_says_so()
    {
        var night = new Night(Night.Daily(), Asking("A", "[[OI.GO]] like 'x%'"));

        Assert.Contains("is false, since Like is not served", night.Why("A"), StringComparison.Ordinal);
    }

    [Fact]
    public void A_threshold_that_an_expression_names_is_not_deleted()
    {
        var night = new Night(Night.Daily(), Asking("A", "[[TH.DOCKS]] > 5"));
        night.Decide(Threshold("DOCKS", "2"));

        Assert.Equal(
            "threshold DOCKS cannot be deleted while it is used by job definition Night/A, job 000000001 A",
            night.Refusal(new DeleteThreshold(3, TestDay.Root, ThresholdName.Parse("DOCKS")))
        );
    }

    [Fact]
    public void The_way_out_sets_the_value_and_it_starts_as_was_said()
    {
        var night = new Night(Night.Daily(), Asking("A", "[[OI.SITE]] in ('north', 'south')"));

        var way = night.State.WaysOut(night.The("A").Number, night.Now)[0];

        Assert.Equal((Service.RemedyKind.Expression, "weir property set OI.SITE north", true), (way.Kind, way.Command, way.StartsNow));
        night.Decide(Set("OI.SITE", "north"));
        Assert.Equal(JobState.Starting, night.The("A").State);
    }

    [Fact]
    public void Where_others_that_it_lets_go_may_take_the_place_it_does_not_say_that_the_job_starts()
    {
        var night = new Night(
            new DefinitionSet
            {
                Schedules = [Night.Daily()],
                Machines = [new MachineDefinition("alpha", 1, false)],
                JobDefinitions = [Asking("A", "[[OI.GO]] = 1"), Asking("B", "[[OI.GO]] = 1")],
            }
        );

        Assert.False(
            night.State.WaysOut(night.The("B").Number, night.Now).First(way => way.Kind == Service.RemedyKind.Expression).StartsNow
        );
    }

    [Fact]
    public void A_day_that_is_restored_knows_what_properties_held()
    {
        var night = new Night(Night.Daily(), Asking("A", "[[OI.GO]] = 1"));
        var job = night.The("A");
        DayState Restored(string value) =>
            DayState.Restore(
                new DaySnapshot
                {
                    Epoch = 2,
                    NextNumber = 2,
                    Jobs = [job],
                    ScheduleDays = [.. night.Days.Values],
                    Properties = [Setting("OI.GO", value)],
                }
            );

        Assert.Contains(Restored("2").HoldersOf(job, night.Now), holder => holder.Text.EndsWith("OI.GO is '2'", StringComparison.Ordinal));
        Assert.DoesNotContain(Restored("1").HoldersOf(job, night.Now), holder => holder.Code == "expression");
    }

    private static JobDefinition Asking(string name, params string[] expressions) =>
        Night.Job(name) with
        {
            Expressions = [.. expressions.Select(Text)],
        };

    private static ExpressionText Text(string text) =>
        ExpressionText.TryParse(text, out var expression) ? expression : throw new FormatException(text);

    private static PropertiesChanged Set(string path, string? value) => new([Setting(path, value)]);

    private static PropertySetting Setting(string path, string? value) =>
        PropertyPath.TryParse(path, out var parsed) ? new PropertySetting(parsed, value) : throw new FormatException(path);

    private static SetThreshold Threshold(string name, string to) =>
        ThresholdChange.TryParse(to, out var change)
            ? new SetThreshold(1, TestDay.Root, ThresholdName.Parse(name), change)
            : throw new FormatException(to);
}
