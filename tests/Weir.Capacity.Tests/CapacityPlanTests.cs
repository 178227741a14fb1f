using Weir.Jobs;

namespace Weir.Capacity.Tests;

public sealed class CapacityPlanTests
{
    private static readonly ObjectName s_oracle = ObjectName.Parse("ORACLE");

    [Fact]
    public void A_machine_is_added_up_to_its_site_its_exclusive_set_its_sets_and_its_sets_across_sites()
    {
        var plan = new CapacityPlan(
            [new MachineDefinition("north") { Site = ObjectName.Parse("HAMBURG") }],
            [
                new SetDefinition(s_oracle, ["n*"]) { AcrossSites = true },
                new SetDefinition(ObjectName.Parse("BIG"), ["NORTH", "south"]) { Exclusive = true },
                new SetDefinition(ObjectName.Parse("ALL"), ["*ALL"]),
            ],
            []
        );

        Assert.Equal(
            ["machine north", "site HAMBURG", "set ALL", "exclusive set BIG", "set ORACLE on site HAMBURG", "set ORACLE of all sites"],
            plan.EntitiesOf("north").Select(entity => entity.ToString())
        );
        Assert.Equal(["machine south", "site DEFAULT", "set ALL", "exclusive set BIG"], plan.EntitiesOf("south").Select(e => e.ToString()));
    }

    [Fact]
    public void A_limit_follows_the_clock_and_the_calendar_and_goes_over_midnight()
    {
        var holidays = ObjectName.Parse("HOLIDAYS");
        var limit = new CapacityLimit(10)
        {
            Windows =
            [
                new CapacityWindow(new TimeOnly(22, 0), new TimeOnly(6, 0), 20) { Weekdays = [DayOfWeek.Friday] },
                new CapacityWindow(default, default, 15) { Calendar = holidays },
                new CapacityWindow(new TimeOnly(8, 0), new TimeOnly(18, 0), 5),
            ],
        };

        Assert.Equal(20, At("2026-11-20 22:00"));
        Assert.Equal(20, At("2026-11-21 05:59"));
        Assert.Equal(10, At("2026-11-21 06:00"));
        Assert.Equal(10, At("2026-11-21 22:00"));
        Assert.Equal(5, At("2026-11-21 08:00"));
        Assert.Equal(15, At("2026-12-25 08:00"));

        double At(string text) =>
            limit.At(
                DateTime.Parse(text, System.Globalization.CultureInfo.InvariantCulture),
                (calendar, day) => calendar == holidays && day == new DateOnly(2026, 12, 25)
            );
    }

    [Fact]
    public void A_policys_limit_takes_the_place_of_the_one_that_is_defined_and_leaves_what_it_does_not_name()
    {
        var plan = new CapacityPlan(
            [
                new MachineDefinition("north") { Capacity = new CapacityLimit(4) },
                new MachineDefinition("south") { Capacity = new CapacityLimit(4) },
            ],
            [
                new SetDefinition(s_oracle, ["*ALL"])
                {
                    AcrossSites = true,
                    Limit = new CapacityLimit(6),
                    LimitAllSites = new CapacityLimit(7),
                },
            ],
            [
                new LimitOfPolicy(ObjectName.Parse("NORTH"), null, new CapacityLimit(1), null),
                new LimitOfPolicy(null, s_oracle, null, new CapacityLimit(2)),
            ]
        );

        Assert.Equal(1, Of(new CapacityEntity(EntityKind.Machine, "north")));
        Assert.Equal(4, Of(new CapacityEntity(EntityKind.Machine, "south")));
        Assert.Equal(6, Of(new CapacityEntity(EntityKind.SetOnSite, "ORACLE", "DEFAULT")));
        Assert.Equal(2, Of(new CapacityEntity(EntityKind.SetOfSites, "oracle")));
        Assert.Null(Of(new CapacityEntity(EntityKind.Site, "ORACLE")));
        Assert.Null(Of(new CapacityEntity(EntityKind.Machine, "west")));

        double? Of(CapacityEntity entity) => plan.LimitOf(entity, new DateTime(2026, 11, 21), (_, _) => false);
    }
}
