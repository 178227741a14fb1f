using FsCheck;
using FsCheck.Fluent;
using Weir.Jobs;
using Weir.Tracking.Matching;
using Weir.Tracking.Rules;
using Weir.Tracking.Tests.Rules;

namespace Weir.Tracking.Tests.Matching;

public sealed class RuleIndexTests
{
    private static readonly RuleSet s_many = ManyRules.Of(10_000);

    [Fact]
    public void Of_ten_thousand_rules_the_index_names_the_one_that_a_look_at_all_of_them_finds() =>
        Prop.ForAll(
                Subject().ToArbitrary(),
                subject => s_many.Decide(subject)?.Rule == s_many.Rules.FirstOrDefault(rule => rule.Matches(subject))
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(300));

    [Theory]
    [InlineData("NOBODY", 16)]
    [InlineData("J00005", 16)]
    [InlineData("ABCJ00002", 16)]
    public void Few_of_ten_thousand_rules_are_looked_at(string jobName, int most)
    {
        var looked = 0;
        var bytes = RuleIndexBytes.Write([.. s_many.Rules.Select((rule, place) => (place, rule))]);
        Assert.True(RuleIndex.TryRead(bytes, out var index));
        var candidates = index.For(SubjectBytes.Of(RuleSamples.Job(jobName), new byte[4096]));
        while (candidates.Next(int.MaxValue, out _))
        {
            looked++;
        }

        Assert.InRange(looked, 0, most);
    }

    [Fact]
    public void The_index_finds_the_first_rule_that_covers_another_one() =>
        Prop.ForAll(
                RuleSamples.Set.ToArbitrary(),
                set =>
                    Enumerable
                        .Range(0, set.Rules.Count)
                        .All(place =>
                            set.FindCovering(place)
                            == set.Rules.Take(place)
                                .FirstOrDefault(earlier =>
                                    earlier.Type == TrackType.Passive == (set.Rules[place].Type == TrackType.Passive)
                                    && earlier.Covers(set.Rules[place])
                                )
                        )
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void Rules_of_very_many_shapes_are_found_too()
    {
        string[] parts =
        [
            .. Enumerable.Range(1, 12).SelectMany(length => new[] { new string('A', length) + "*", "*" + new string('A', length) }),
        ];
        var set = new RuleSet(
            from name in parts
            from queue in parts
            select TrackingRule.Create(
                new RuleText
                {
                    Name =
                        $"{name}-{queue}".Replace("*", name[0] == '*' ? "s" : "p", StringComparison.Ordinal)
                        + queue.IndexOf('*', StringComparison.Ordinal),
                    JobName = name,
                    JobQueue = $"L/{queue}",
                }
            )
        );

        for (var length = 1; length < 14; length++)
        {
            var subject = RuleSamples.Job(new string('A', length), queue: "L/AAAB");
            Assert.Equal(set.Rules.FirstOrDefault(rule => rule.Matches(subject)), set.Decide(subject)?.Rule);
        }
    }

    [Fact]
    public void Bytes_that_are_no_index_are_not_read()
    {
        var bytes = RuleIndexBytes.Write([(0, RuleSamples.Rule("ONE"))]);

        Assert.True(RuleIndex.TryRead(bytes, out _));
        Assert.False(RuleIndex.TryRead(bytes.AsSpan(1), out _));
        Assert.False(RuleIndex.TryRead(bytes.AsSpan(0, bytes.Length - 1), out _));
        Assert.False(RuleIndex.TryRead([], out _));
        Assert.False(RuleIndex.TryRead(new byte[RuleIndexBytes.Head], out _));
    }

    private static Gen<RuleSubject> Subject() =>
        from number in Gen.Choose(0, 10_100)
        from form in Gen.Elements("{0}", "{0}X", "ABC{0}", "ABCD{0}", "X")
        from user in Gen.Elements("alice", "bob", $"u{number}", "u4", "ölaf")
        from library in Gen.Choose(0, 50)
        select RuleSamples.Job(
            string.Format(System.Globalization.CultureInfo.InvariantCulture, form, $"J{number:D5}"),
            user,
            queue: $"LIB{library}/Q"
        );
}
