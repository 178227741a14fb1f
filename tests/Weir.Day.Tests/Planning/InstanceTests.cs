using Weir.Day.Inputs;
using Weir.Jobs;
using Weir.Jobs.Orders;
using Weir.Jobs.Plans;
using Weir.Schedules;

namespace Weir.Day.Tests.Planning;

/// <summary>Several instances of one schedule on one date.</summary>
public sealed class InstanceTests
{
    private static readonly NamedInstance s_north = new(ObjectName.Parse("NORTH"), Properties("SITE=north"));
    private static readonly NamedInstance s_south = new(ObjectName.Parse("SOUTH"), Properties("SITE=south"));

    [Fact]
    public void A_schedule_builds_all_instances_that_its_definition_names()
    {
        var night = new Night(Schedule(s_north, s_south), Night.Job("A"));

        Assert.Equal(["Night_north/A Starting", "Night_south/A Starting"], States(night));
        Assert.Equal(
            ["WEIR_PROPERTY_SITE=north WEIR_PROPERTY_INSTANCENAME=NORTH", "WEIR_PROPERTY_SITE=south WEIR_PROPERTY_INSTANCENAME=SOUTH"],
            night.Orders.OfType<StartPlanned>().Select(order => string.Join(' ', order.Command.Environment))
        );
        Assert.Equal(["Night", "Night"], night.Days.Values.Select(day => day.Master.Text));
        night.Restart();
        night.Midnight();
        Assert.Equal(4, night.Jobs.Count());
    }

    [Fact]
    public void One_of_them_is_built_by_its_name_and_built_again_under_it()
    {
        var night = new Night(Schedule(s_north, s_south) with { Build = null }, Night.Job("A"));

        Build(night, "SOUTH");
        Build(night, "SOUTH");

        Assert.Equal(["Night_south/A Starting"], States(night));
        Assert.Equal(
            "schedule Night has no instance EAST: there are NORTH, SOUTH",
            night.Refusal(new BuildSchedule(9, TestDay.Root, Night.Schedule, null, Held: false) { Instance = ObjectName.Parse("EAST") })
        );
    }

    [Fact]
    public void Each_build_without_properties_makes_one_more_and_one_is_built_again_by_its_own_name()
    {
        var night = new Night(Schedule() with { Build = null }, Night.Job("A") with { Hold = true });

        Build(night);
        Build(night);
        night.Restart();
        Build(night);
        night.Decide(new BuildSchedule(4, TestDay.Root, ObjectName.Parse("Night$0002"), null, Held: false, Replaces: true));

        Assert.Equal(["Night$0001/A Waiting", "Night$0002/A Cancelled", "Night$0003/A Waiting", "Night$0002/A Waiting"], States(night));
    }

    [Fact]
    public void Without_names_the_schedule_builds_one_by_itself()
    {
        var night = new Night(Schedule(), Night.Job("A"));

        night.Restart();
        night.Decide();

        Assert.Equal(["Night$0001/A Starting"], States(night));
    }

    [Fact]
    public void An_instance_is_called_by_its_first_value_and_numbered_where_that_is_another_ones()
    {
        var night = new Night(Schedule() with { Build = null }, Night.Job("A"));

        Build(night, properties: ["SITE=we st!"]);
        Build(night, properties: ["SITE=we st!"]);
        Build(night, properties: ["SITE=west", "MODE=full"]);
        Build(night, properties: ["SITE=west", "MODE=full"]);

        Assert.Equal(["Night_west/A Starting", "Night_west$0001/A Starting"], States(night));
    }

    [Theory]
    [InlineData(1, "SITE=north", "Night_north: SITE=north INSTANCENAME=NORTH")]
    [InlineData(1, "MODE=full", "Night_north: SITE=north MODE=full INSTANCENAME=NORTH")]
    [InlineData(1, "SITE=west", "Night_west: SITE=west INSTANCENAME=NORTH")]
    [InlineData(2, "SITE=south", "Night_south: SITE=south INSTANCENAME=SOUTH")]
    [InlineData(2, "SITE=west", "Night_west: SITE=west")]
    public void Properties_go_to_the_only_instance_or_to_the_one_that_has_the_first(int named, string property, string expected)
    {
        var night = new Night(Schedule([.. new[] { s_north, s_south }.Take(named)]) with { Build = null }, Night.Job("A"));

        Build(night, properties: [property]);

        var day = Assert.Single(night.Days.Values);
        Assert.Equal(expected, $"{day.Name}: {string.Join(' ', day.Instance!.Properties)}");
    }

    [Fact]
    public void What_a_job_depends_on_is_of_its_own_instance()
    {
        var night = new Night(Schedule(s_north, s_south), Night.Job("A"), Night.Job("B", "after Night/A"));

        night.End(The(night, "Night_south", "A").Number);

        Assert.Equal((JobState.Waiting, JobState.Starting), (The(night, "Night_north", "B").State, The(night, "Night_south", "B").State));
    }

    [Fact]
    public void Another_schedule_waits_for_all_instances_also_after_a_restart()
    {
        var day = new ScheduleDefinition(ObjectName.Parse("Day")) { Build = new BuildAhead(), Frequencies = [Night.EveryDay()] };
        var last = Night.Job("LAST", "requires Night/A") with { Schedule = day.Name };
        var night = new Night(new DefinitionSet { Schedules = [day, Schedule(s_north, s_south)], JobDefinitions = [Night.Job("A"), last] });

        night.End(The(night, "Night_north", "A").Number);
        Assert.Contains($"A (job {The(night, "Night_south", "A").Number.Value}) is Starting", night.Why("LAST"), StringComparison.Ordinal);
        night.Restart();
        night.Decide();
        Assert.Equal(JobState.Waiting, night.The("LAST").State);
        night.End(The(night, "Night_south", "A").Number);

        Assert.Equal(JobState.Starting, night.The("LAST").State);
    }

    [Fact]
    public void An_instance_is_held_and_released_by_its_own_name_and_the_schedule_names_them()
    {
        var night = new Night(Schedule(s_north, s_south), Night.Job("A"), Night.Job("B", "after A"));
        var south = ObjectName.Parse("Night_south");

        night.Decide(new HoldSchedule(1, TestDay.Root, south, null));
        night.End(The(night, "Night_north", "A").Number);
        night.End(The(night, "Night_south", "A").Number);

        Assert.Equal((JobState.Starting, JobState.Waiting), (The(night, "Night_north", "B").State, The(night, "Night_south", "B").State));
        Assert.Equal(
            "schedule Night has several instances a date: name the one that is meant, of 2026-11-30 there are Night_north, Night_south",
            night.Refusal(new HoldSchedule(2, TestDay.Root, Night.Schedule, null))
        );
        night.Decide(new ReleaseSchedule(3, TestDay.Root, south, null));
        Assert.Equal(JobState.Starting, The(night, "Night_south", "B").State);
    }

    [Fact]
    public void To_delete_the_schedule_is_to_delete_all_of_its_instances_or_none()
    {
        var held = Night.Job("A") with { Hold = true };
        var night = new Night(Schedule(s_north, s_south), held);
        var delete = new DeleteSchedule(1, TestDay.Root, Night.Schedule, null);
        night.Decide(new ReleaseJob(2, TestDay.Root, The(night, "Night_south", "A").Number));
        Assert.Contains("schedule Night_south of 2026-11-30 has begun", night.Refusal(delete), StringComparison.Ordinal);
        Assert.Equal(JobState.Waiting, The(night, "Night_north", "A").State);

        var other = new Night(Schedule(s_north, s_south), held);
        other.Decide(delete);

        Assert.Equal(["Night_north/A Cancelled", "Night_south/A Cancelled"], States(other));
        Assert.All(other.Days.Values, day => Assert.Equal(ScheduleDayStatus.Closed, day.Status));
    }

    [Fact]
    public void A_job_is_added_to_an_instance_and_a_rerun_opens_one_that_is_over()
    {
        var extra = Night.Job("EXTRA") with { Build = BuildStatus.DoNotSchedule };
        var night = new Night(Schedule(s_north), Night.Job("A"), extra);
        var instance = ObjectName.Parse("Night_north");
        Assert.StartsWith(
            "schedule Night has several instances a date",
            night.Refusal(new AddJob(1, TestDay.Root, Night.Schedule, extra.Name, night.Today)),
            StringComparison.Ordinal
        );

        night.Decide(new AddJob(2, TestDay.Root, instance, extra.Name, night.Today));
        Assert.Equal("Night_north", night.The("EXTRA").Schedule.Text);
        var first = The(night, "Night_north", "A").Number;
        night.End(first);
        night.End("EXTRA");
        var date = night.Today;
        night.Midnight();
        night.Decide(new RerunJob(3, TestDay.Root, first));

        var day = night.Days[(instance, date)];
        Assert.Equal((ScheduleDayStatus.Open, "north"), (day.Status, day.Instance?.Properties[0].Value));
    }

    [Fact]
    public void What_a_command_cannot_be_told_is_said_and_the_others_are_planned()
    {
        var night = new Night(
            Schedule() with
            {
                Build = null,
            },
            Night.Job("A"),
            Night.Job("LONG") with
            {
                Command = new PlannedCommand { Arguments = ["true", new string('x', StartPlanned.MostCharacters - 100)] },
            }
        );

        Build(night, properties: [$"SITE={new string('y', 200)}"]);

        Assert.Equal("A", Assert.Single(night.Jobs).Name.Text);
        Assert.Contains(
            "command, environment and properties have more than",
            night.Messages.Single(message => message.Code == "not-planned").Text,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void A_schedule_with_one_day_a_date_has_no_instances() =>
        Assert.Equal(
            "schedule Night has one day a date: its definition says nothing of instances",
            new Night(Night.Daily(), Night.Job("A")).Refusal(
                new BuildSchedule(1, TestDay.Root, Night.Schedule, null, Held: false) { Properties = Properties("SITE=x") }
            )
        );

    [Fact]
    public void A_build_that_the_end_of_the_server_stopped_goes_on_as_the_same_instance()
    {
        var night = new Night(Schedule(s_north) with { Build = null }, [.. Enumerable.Range(0, 1500).Select(i => Night.Job($"J{i:D4}"))]);

        night.Step(new BuildSchedule(1, TestDay.Root, Night.Schedule, null, Held: true));
        Assert.True(night.Jobs.Count() < 1500);
        night.Restart();
        night.Decide();

        Assert.Equal(1500, night.Jobs.Count());
        Assert.All(night.Jobs, job => Assert.Equal(("Night_north", "Night"), (job.Schedule.Text, job.Plan?.Instance?.Of.Text)));
    }

    private static ScheduleDefinition Schedule(params NamedInstance[] instances) =>
        Night.Daily(schedule => schedule with { Instances = instances });

    private static List<JobProperty> Properties(params string[] texts) =>
        [.. texts.Select(text => JobProperty.TryParse(text, out var property) ? property : throw new FormatException(text))];

    private static void Build(Night night, string? instance = null, params string[] properties) =>
        night.Decide(
            new BuildSchedule(1, TestDay.Root, Night.Schedule, null, Held: false)
            {
                Instance = instance is null ? null : ObjectName.Parse(instance),
                Properties = Properties(properties),
            }
        );

    private static Job The(Night night, string schedule, string name) =>
        night.Jobs.Last(job => job.Schedule.Text == schedule && job.Name.Text == name);

    private static string[] States(Night night) => [.. night.Jobs.Select(job => $"{job.Schedule}/{job.Name} {job.State}")];
}
