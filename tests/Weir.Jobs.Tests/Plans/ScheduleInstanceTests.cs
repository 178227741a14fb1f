using System.Text.Json;
using Weir.Jobs.Plans;

namespace Weir.Jobs.Tests.Plans;

public sealed class ScheduleInstanceTests
{
    [Theory]
    [InlineData("", 1, "Night$0001")]
    [InlineData("SITE=north", 0, "Night_north")]
    [InlineData("SITE=north", 2, "Night_north$0002")]
    [InlineData("SITE=/srv/in 7", 0, "Night_srvin7")]
    [InlineData("SITE= /", 3, "Night$0003")]
    public void Its_day_is_called_by_its_first_value_and_a_number(string property, int number, string expected) =>
        Assert.Equal(expected, Instance(property).DayName(number).Text);

    [Fact]
    public void A_name_that_is_too_long_is_cut_so_that_a_number_has_room()
    {
        var instance = Instance($"SITE={new string('x', 100)}");

        Assert.Equal(59, instance.DayName(0).Text.Length);
        Assert.Equal($"{instance.DayName(0)}$0001", instance.DayName(1).Text);
    }

    [Fact]
    public void Two_are_the_same_whatever_the_order_of_their_properties()
    {
        Assert.True(Instance("A=1", "B=2").IsSame(Instance("B=2", "A=1")));
        Assert.False(Instance("A=1").IsSame(Instance("A=1", "B=2")));
        Assert.False(Instance("A=1", "B=2").IsSame(Instance("A=1", "B=3")));
        Assert.False(Instance("A=1").IsSame(Instance("A=1") with { Name = ObjectName.Parse("ONE") }));
        Assert.False(Instance("A=1").IsSame(null));
    }

    [Fact]
    public void One_in_a_container_has_the_properties_of_that_and_of_the_instance_around_it()
    {
        var container = new ContainerRef(ObjectName.Parse("Night_north"), ObjectName.Parse("LOADS"));
        var plan = new ContainerPlan(ObjectName.Parse("Sub")) { Properties = [Property("MODE=full"), Property("SITE=own")] };

        var inner = plan.InstanceIn(container, Instance("SITE=north", "ZONE=7"));

        Assert.Equal(["MODE=full", "SITE=own", "ZONE=7"], inner.Properties.Select(property => property.ToString()));
        Assert.Equal("Night_north_LOADS[Sub]", container.DayName(inner.Of)?.Text);
        Assert.False(inner.IsSame(plan.InstanceIn(container with { Job = ObjectName.Parse("OTHER") }, Instance("SITE=north", "ZONE=7"))));
        Assert.Null(
            new ContainerRef(ObjectName.ParseDay($"{new string('x', 200)}[S]"), ObjectName.Parse(new string('J', 64))).DayName(inner.Of)
        );
    }

    [Fact]
    public void What_a_command_has_in_its_environment_already_stays() =>
        Assert.Equal(["WEIR_PROPERTY_B=2"], Instance("A=1", "B=2").EntriesBeside(["WEIR_PROPERTY_A=own", "B=x"]));

    [Fact]
    public void In_JSON_a_property_is_its_name_and_value()
    {
        var json = JsonSerializer.Serialize(Property("SITE=a b"));

        Assert.Equal("\"SITE=a b\"", json);
        Assert.Equal(Property("SITE=a b"), JsonSerializer.Deserialize<JobProperty>(json));
        Assert.Throws<JsonException>(() => JsonSerializer.Deserialize<JobProperty>("\"SITE\""));
    }

    private static ScheduleInstance Instance(params string[] properties) =>
        new(ObjectName.Parse("Night")) { Properties = [.. properties.Where(text => text.Length > 0).Select(Property)] };

    private static JobProperty Property(string text) =>
        JobProperty.TryParse(text, out var property) ? property : throw new FormatException(text);
}
