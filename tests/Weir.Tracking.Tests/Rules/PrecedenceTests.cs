using FsCheck;
using FsCheck.Fluent;
using Weir.Jobs;
using Weir.Tracking.Rules;

namespace Weir.Tracking.Tests.Rules;

public sealed class PrecedenceTests
{
    [Fact]
    public void The_sixty_four_combinations_of_specific_and_all_come_in_the_order_of_binary_numbers()
    {
        // Combination k says *ALL in the positions of its set bits, the job name's being the highest.
        var rules = Enumerable.Range(0, 64).Select(Combination).ToList();
        var set = new RuleSet(Shuffled(rules));

        Assert.Equal(rules.Select(rule => rule.Name), set.Rules.Select(rule => rule.Name));
    }

    [Fact]
    public void Of_any_of_the_sixty_four_the_first_that_is_there_decides()
    {
        var rules = Enumerable.Range(0, 64).Select(Combination).ToList();
        var subject = RuleSamples.Job("J", "u", "DL/DN", "QL/QN");

        for (var first = 0; first < 64; first++)
        {
            var set = new RuleSet(Shuffled(rules.Skip(first)));

            Assert.Equal(rules[first].Name, set.Match(subject)!.Rule.Name);
            Assert.Equal(0, set.Match(subject)!.Place);
        }
    }

    [Fact]
    public void The_rule_that_decides_is_one_that_the_model_lets_decide() =>
        Prop.ForAll(
                RuleSamples.Set.ToArbitrary(),
                RuleSamples.Subject.ToArbitrary(),
                (set, subject) =>
                {
                    bool Is(RuleMatch? match, IReadOnlyList<TrackingRule> may) =>
                        may.Count == 0 ? match is null : match is not null && may.Contains(match.Rule);
                    return Is(
                            set.Decide(subject),
                            PrecedenceModel.MayDecide(set.Rules.Where(rule => rule.Type != TrackType.Passive), subject)
                        )
                        && Is(
                            set.DecideProcess(subject),
                            PrecedenceModel.MayDecide(set.Rules.Where(rule => rule.Type == TrackType.Passive), subject)
                        )
                        && set.Match(subject) == (set.Decide(subject) is { Rule.TakesSubmissions: true } taken ? taken : null);
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(3000));

    [Fact]
    public void The_order_does_not_depend_on_the_order_in_which_rules_were_made() =>
        Prop.ForAll(RuleSamples.Set.ToArbitrary(), set => new RuleSet(Shuffled(set.Rules)).Rules.SequenceEqual(set.Rules))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Theory]
    [InlineData("MONTHEND", "MONTH*", "MONTHEND")]
    [InlineData("MONTH*", "M*", "MONTH*")]
    [InlineData("M*", "*ALL", "M*")]
    [InlineData("MONTH???", "MONTH*", "MONTH???")]
    [InlineData("*", "M*", "M*")]
    [InlineData("*END", "M*", "*END")]
    public void The_more_specific_of_two_decides(string one, string other, string winner)
    {
        var set = new RuleSet([RuleSamples.Rule("ONE", one), RuleSamples.Rule("OTHER", other)]);

        Assert.Equal(winner, set.Match(RuleSamples.Job("MONTHEND"))!.Rule.JobName.Text);
    }

    [Fact]
    public void A_later_position_decides_only_where_earlier_ones_rank_equal()
    {
        var set = new RuleSet([
            RuleSamples.Rule("BY-USER", "*ALL", "alice"),
            RuleSamples.Rule("BY-NAME", "A*"),
            RuleSamples.Rule("BY-BOTH", "*B", "alice"),
        ]);

        Assert.Equal("BY-BOTH", set.Match(RuleSamples.Job("AB"))!.Rule.Name.Text);
        Assert.Equal("BY-NAME", set.Match(RuleSamples.Job("AC"))!.Rule.Name.Text);
        Assert.Equal("BY-USER", set.Match(RuleSamples.Job("X"))!.Rule.Name.Text);
        Assert.Null(set.Match(RuleSamples.Job("X", "bob")));
    }

    private static TrackingRule Combination(int number)
    {
        string Part(int bit, string value) => (number & (1 << bit)) != 0 ? "*ALL" : value;
        return TrackingRule.Create(
            new RuleText
            {
                Name = $"R{number:00}",
                JobName = Part(5, "J"),
                User = Part(4, "u"),
                JobDescription = $"{Part(2, "DL")}/{Part(3, "DN")}",
                JobQueue = $"{Part(0, "QL")}/{Part(1, "QN")}",
            }
        );
    }

    private static IEnumerable<TrackingRule> Shuffled(IEnumerable<TrackingRule> rules) =>
        rules.OrderBy(rule => rule.Name.Text.Aggregate(17, (hash, c) => (hash * 31) ^ (c * 7919)) % 101);
}
