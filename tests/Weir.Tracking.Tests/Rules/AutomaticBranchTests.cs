using FsCheck;
using FsCheck.Fluent;
using Weir.Jobs;
using Weir.Tracking.Rules;

namespace Weir.Tracking.Tests.Rules;

/// <summary>What automatic tracking makes of a job that a known job submits.</summary>
public sealed class AutomaticBranchTests
{
    private static readonly TrackingNumber Parent = new(7);

    [Theory]
    [InlineData(AutomaticMethod.Off, null, false)]
    [InlineData(AutomaticMethod.Off, AutomaticTracking.Allow, false)]
    [InlineData(AutomaticMethod.Positive, null, false)]
    [InlineData(AutomaticMethod.Positive, AutomaticTracking.Allow, true)]
    [InlineData(AutomaticMethod.Positive, AutomaticTracking.Prevent, false)]
    [InlineData(AutomaticMethod.Negative, null, true)]
    [InlineData(AutomaticMethod.Negative, AutomaticTracking.Allow, true)]
    [InlineData(AutomaticMethod.Negative, AutomaticTracking.Prevent, false)]
    public void J102_Positive_follows_the_jobs_that_allow_it_and_negative_all_that_do_not_prevent_it(
        AutomaticMethod method,
        AutomaticTracking? mark,
        bool follows
    ) => Assert.Equal(follows, AutomaticBranch.Below(method, Parent, mark, null).JoinsParent);

    [Fact]
    public void J99_A_job_without_a_rule_joins_its_parent_and_hands_that_down() =>
        Assert.Equal(
            new Lineage(Parent, JoinsParent: true, AutomaticTracking.Allow),
            AutomaticBranch.Below(AutomaticMethod.Positive, Parent, AutomaticTracking.Allow, null)
        );

    [Theory]
    [InlineData("track", "AdHoc", true)]
    [InlineData("track", "NIGHT", false)]
    [InlineData("automatic", "AdHoc", true)]
    [InlineData("automatic", "NIGHT", false)]
    [InlineData("queue", "AdHoc", false)]
    public void A_rule_that_names_a_schedule_puts_the_job_there_and_a_queued_job_stays_where_its_definition_is(
        string type,
        string schedule,
        bool joins
    ) => Assert.Equal(joins, AutomaticBranch.Below(AutomaticMethod.Negative, Parent, null, Rule(type, schedule, null)).JoinsParent);

    [Fact]
    public void Under_positive_a_job_of_a_parent_that_says_nothing_is_a_first_one_by_its_own_rule()
    {
        var lineage = AutomaticBranch.Below(AutomaticMethod.Positive, Parent, null, Rule("track", "NIGHT", "allow"));

        Assert.Equal(new Lineage(Parent, JoinsParent: false, AutomaticTracking.Allow), lineage);
    }

    [Fact]
    public void J100_Below_a_job_that_is_prevented_nothing_joins_whatever_the_rules_say()
    {
        var rules =
            from type in Gen.Elements("track", "automatic", "passive")
            from schedule in Gen.Elements("AdHoc", "NIGHT")
            from automatic in Gen.Elements(null, "allow", "prevent")
            select Rule(type, schedule, automatic);
        var branches = Gen.Elements(AutomaticMethod.Positive, AutomaticMethod.Negative).Zip(Gen.OrNull(rules).ListOf());

        Prop.ForAll(
                branches.ToArbitrary(),
                drawn =>
                {
                    var (method, path) = drawn;
                    AutomaticTracking? mark = AutomaticTracking.Allow;
                    var isPrevented = false;
                    foreach (var rule in path)
                    {
                        isPrevented |= rule?.Automatic == AutomaticTracking.Prevent;
                        var lineage = AutomaticBranch.Below(method, Parent, mark, rule);
                        if (
                            isPrevented
                                ? lineage is not { JoinsParent: false, Mark: AutomaticTracking.Prevent }
                                : lineage.Mark != AutomaticTracking.Allow
                        )
                        {
                            return false;
                        }

                        mark = lineage.Mark;
                    }

                    return true;
                }
            )
            .QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData("off", AutomaticMethod.Off)]
    [InlineData("0", AutomaticMethod.Off)]
    [InlineData("Positive", AutomaticMethod.Positive)]
    [InlineData("1", AutomaticMethod.Positive)]
    [InlineData("negative", AutomaticMethod.Negative)]
    [InlineData("2", AutomaticMethod.Negative)]
    public void J102_A_method_is_a_word_or_the_originals_number(string text, AutomaticMethod expected)
    {
        Assert.True(AutomaticMethods.TryParse(text, out var method));
        Assert.Equal(expected, method);
        Assert.True(AutomaticMethods.TryParse(method.ToText(), out var again));
        Assert.Equal(method, again);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("3")]
    [InlineData("on")]
    public void Anything_else_is_none(string? text) => Assert.False(AutomaticMethods.TryParse(text, out _));

    private static TrackingRule Rule(string type, string schedule, string? automatic) =>
        TrackingRule.Create(
            new RuleText
            {
                JobName = "LOAD",
                Type = type,
                Schedule = schedule,
                Automatic = automatic,
            }
        );
}
