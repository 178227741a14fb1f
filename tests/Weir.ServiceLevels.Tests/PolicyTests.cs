using Weir.Jobs;
using Weir.ServiceLevels.Policies;

namespace Weir.ServiceLevels.Tests;

public sealed class PolicyTests
{
    private static readonly AssignmentSubject s_job = new(null, "MONTHEND", "alice", "LIB/BATCH", "AdHoc", "alpha", false);

    private static readonly Policy s_policy = new()
    {
        Name = ObjectName.Parse("DAYTIME"),
        ControlCenters =
        [
            new ControlCenterDefinition(
                ObjectName.Parse("finance"),
                new GroupSettings
                {
                    Importance = 2,
                    Target = TimeSpan.FromMinutes(1),
                    Critical = TimeSpan.FromHours(1),
                }
            ),
        ],
        Groups =
        [
            new GroupDefinition(GroupName.Parse("FINANCE.MONTH"), new GroupSettings { Target = TimeSpan.FromMinutes(2) }),
            new GroupDefinition(GroupName.Parse("FINANCE.DAY"), GroupSettings.None),
            new GroupDefinition(GroupName.Parse("NIGHT"), new GroupSettings { Importance = 1 }),
        ],
        Rules =
        [
            new AssignmentRule(GroupName.Parse("FINANCE.MONTH")) { JobName = "month*", User = "alice" },
            new AssignmentRule(GroupName.Parse("NIGHT")) { Machine = "alph?" },
        ],
    };

    [Fact]
    public void A_general_group_inherits_what_it_leaves_out_from_its_control_center_and_then_from_the_built_in_group()
    {
        var policy = ServicePolicy.From(s_policy);

        Assert.Equal((new ServiceGoals(new(0, 2, 0), new(0, 30, 0), new(1, 0, 0)), 2), Of(policy, "finance.month"));
        Assert.Equal((new ServiceGoals(new(0, 1, 0), new(0, 30, 0), new(1, 0, 0)), 2), Of(policy, "FINANCE.DAY"));
        Assert.Equal((ServiceGoals.Default, 1), Of(policy, "NIGHT"));
        Assert.Equal((ServiceGoals.Default, 3), Of(policy, "$$$DEF"));
    }

    [Theory]
    [InlineData("NIGHT", false, "NIGHT")]
    [InlineData("NOSUCH", false, "$$$DEF")]
    [InlineData("A.B.C", true, "$$$DEF")]
    [InlineData(null, false, "FINANCE.MONTH")]
    public void A_named_group_counts_before_the_rules_and_one_that_is_not_there_is_DEF(string? service, bool planned, string group) =>
        Assert.Equal(
            group,
            ServicePolicy
                .From(s_policy)
                .GroupOf(s_job with { Requested = service is null ? null : ObjectName.Parse(service), Planned = planned })
                .ToString()
        );

    [Fact]
    public void The_first_rule_that_fits_decides_and_without_one_planned_jobs_are_PCS_and_others_default()
    {
        var policy = ServicePolicy.From(s_policy);

        Assert.Equal("NIGHT", policy.GroupOf(s_job with { User = "Alice" }).ToString());
        Assert.Equal("$$$PCS", policy.GroupOf(s_job with { User = "Alice", Machine = "beta", Planned = true }).ToString());
        Assert.Equal("DEFAULT.DEFAULT", policy.GroupOf(s_job with { User = "Alice", Machine = "beta" }).ToString());
    }

    [Fact]
    public void The_built_in_policy_has_one_general_group_with_five_and_thirty_minutes_and_importance_three()
    {
        Assert.Empty(Policy.BuiltIn.Faults());
        Assert.Equal((ServiceGoals.Default, 3), Of(ServicePolicy.BuiltIn, "DEFAULT.DEFAULT"));
        Assert.Equal("DEFAULT.DEFAULT", ServicePolicy.BuiltIn.GroupOf(s_job).ToString());
    }

    [Fact]
    public void Faults_name_the_place_and_what_is_allowed()
    {
        var wrong = s_policy with
        {
            Groups =
            [
                new GroupDefinition(GroupName.Parse("A.B"), new GroupSettings { Target = TimeSpan.FromMinutes(40) }),
                new GroupDefinition(GroupName.Parse("a.b"), new GroupSettings { Importance = 6 }),
                new GroupDefinition(GroupName.Parse("NIGHT"), new GroupSettings { Critical = TimeSpan.FromHours(1) }),
                new GroupDefinition(GroupName.Parse("C.D"), new GroupSettings { Acceptable = TimeSpan.FromHours(3) }),
            ],
            MaxWait = TimeSpan.FromHours(2),
        };

        Assert.Equal(
            [
                "groups/A.B: A.B is there 2 times",
                "groups/A.B/acceptable: acceptable 30:00 lies before target 40:00",
                "groups/a.b/importance: importance 6 is not 1 to 5",
                "groups/NIGHT/critical: a production group has no critical goal: past acceptable it is late at once",
                "groups/C.D/acceptable: acceptable 180:00 lies after the policy's maxWait of 02:00:00",
                "rules/1: group FINANCE.MONTH is not in the policy",
            ],
            wrong.Faults().Select(fault => $"{fault.Where}: {fault.Text}")
        );
        Assert.Throws<ArgumentException>(() => ServicePolicy.From(wrong));
    }

    [Fact]
    public void Slots_are_kept_for_groups_with_short_goals_and_never_more_than_half_of_them()
    {
        var policy = ServicePolicy.From(s_policy with { Reserves = [new SlotReserve(2, 10, TimeSpan.FromMinutes(2))] });
        policy.TryFind(GroupName.Parse("NIGHT"), out var night);
        policy.TryFind(GroupName.Parse("FINANCE.MONTH"), out var month);

        Assert.Equal((2, 10, 1), (policy.KeptFrom(night!, 8), policy.KeptFrom(night!, 100), policy.KeptFrom(night!, 3)));
        Assert.Equal(0, policy.KeptFrom(month!, 100));
    }

    private static (ServiceGoals Goals, int Importance) Of(ServicePolicy policy, string name) =>
        policy.TryFind(GroupName.Parse(name), out var group) ? (group.Goals, group.Importance) : throw new InvalidOperationException(name);
}
