using FsCheck;
using FsCheck.Fluent;
using Weir.Tracking.Rules;

namespace Weir.Tracking.Tests.Rules;

public sealed class NamePatternTests
{
    [Theory]
    [InlineData("MONTHEND", "monthend", true)]
    [InlineData("MONTH*", "month", true)]
    [InlineData("MONTH*", "MONT", false)]
    [InlineData("*END", "MONTHEND", true)]
    [InlineData("*END", "ENDS", false)]
    [InlineData("*-daily", "backup-daily", true)]
    [InlineData("DAY?", "DAY1", true)]
    [InlineData("DAY?", "DAY", false)]
    [InlineData("DAY?", "DAY12", false)]
    [InlineData("?A?*", "xAyz", true)]
    [InlineData("*all", "anything", true)]
    [InlineData("*", "anything", true)]
    public void A_name_pattern_matches_without_case(string pattern, string name, bool matches)
    {
        Assert.True(NamePattern.TryParse(pattern, PatternSubject.Name, out var parsed));
        Assert.Equal(matches, parsed.Matches(name));
    }

    [Theory]
    [InlineData("root", "root", true)]
    [InlineData("root", "Root", false)]
    [InlineData("ö?", "öx", true)]
    [InlineData("?x", "öx", true)]
    [InlineData("*?x", "aöx", true)]
    [InlineData("*ö", "abö", true)]
    [InlineData("CORP\\*", "CORP\\bob", true)]
    public void A_user_pattern_matches_exactly_and_character_by_character(string pattern, string user, bool matches)
    {
        Assert.True(NamePattern.TryParse(pattern, PatternSubject.User, out var parsed));
        Assert.Equal(matches, parsed.Matches(user));
    }

    [Theory]
    [InlineData("")]
    [InlineData("A*B")]
    [InlineData("*A*")]
    [InlineData("**")]
    [InlineData("A B")]
    [InlineData("A\tB")]
    [InlineData("-A")]
    [InlineData("{JOB}")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public void What_is_no_pattern_is_refused(string text) => Assert.False(NamePattern.TryParse(text, PatternSubject.Name, out _));

    [Fact]
    public void What_a_pattern_covers_it_matches() =>
        Prop.ForAll(
                RuleSamples.Text.ToArbitrary(),
                RuleSamples.Text.ToArbitrary(),
                RuleSamples.Subject.ToArbitrary(),
                (one, other, subject) =>
                {
                    NamePattern.TryParse(one.JobName, PatternSubject.Name, out var a);
                    NamePattern.TryParse(other.JobName, PatternSubject.Name, out var b);
                    var name = subject.Name.Text;
                    return (!a!.Covers(b!) || !b!.Matches(name) || a.Matches(name))
                        && (!(a.Matches(name) && b!.Matches(name)) || a.Overlaps(b!));
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
}
