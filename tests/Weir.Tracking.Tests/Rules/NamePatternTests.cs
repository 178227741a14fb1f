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
    [InlineData("bob", true)]
    [InlineData("CORP\\bob", true)]
    [InlineData("", false)]
    [InlineData("a b", false)]
    [InlineData("a\u0007b", false)]
    [InlineData("a:b", false)]
    [InlineData("a\uFFFDb", false)]
    [InlineData("a\U0001F600b", false)]
    public void A_user_is_what_cannot_break_a_line_of_a_file(string text, bool isOne) =>
        Assert.Equal(isOne, NamePattern.TryParse(text, PatternSubject.User, out _));

    [Fact]
    public void A_user_has_at_most_128_characters_and_a_name_64()
    {
        Assert.True(NamePattern.TryParse(new string('a', 128), PatternSubject.User, out _));
        Assert.False(NamePattern.TryParse(new string('a', 129), PatternSubject.User, out _));
        Assert.True(NamePattern.TryParse($"*{new string('a', 64)}", PatternSubject.Name, out _));
        Assert.True(NamePattern.TryParse("*.daily", PatternSubject.Name, out _));
        Assert.False(NamePattern.TryParse($"*{new string('a', 65)}", PatternSubject.Name, out _));
        Assert.False(NamePattern.TryParse(null, PatternSubject.Name, out _));
    }

    [Fact]
    public void Patterns_of_names_are_equal_without_case_and_those_of_users_with_it()
    {
        Assert.Equal(Of("month*", PatternSubject.Name), Of("MONTH*", PatternSubject.Name));
        Assert.Equal(Of("month*", PatternSubject.Name).GetHashCode(), Of("MONTH*", PatternSubject.Name).GetHashCode());
        Assert.NotEqual(Of("bob", PatternSubject.User), Of("Bob", PatternSubject.User));
        Assert.NotEqual(Of("bob", PatternSubject.User), Of("bob", PatternSubject.Name));
        Assert.False(Of("bob", PatternSubject.User).Equals(null));
        Assert.Equal("*ALL", Of("*all", PatternSubject.Name).ToString());
        Assert.Same(NamePattern.AllUsers, Of("*", PatternSubject.User));
    }

    [Theory]
    [InlineData("*ALL", "A*", true, true)]
    [InlineData("A*", "*ALL", false, true)]
    [InlineData("A*", "AB*", true, true)]
    [InlineData("AB*", "A*", false, true)]
    [InlineData("A?", "AB", true, true)]
    [InlineData("AB", "A?", false, true)]
    [InlineData("A?", "A*", false, true)]
    [InlineData("*C", "ABC", true, true)]
    [InlineData("*C", "ABD", false, false)]
    [InlineData("A*", "*B", false, true)]
    [InlineData("A*", "B*", false, false)]
    [InlineData("A?", "A", false, false)]
    [InlineData("A", "A?", false, false)]
    [InlineData("a", "A", true, true)]
    public void Of_two_patterns_one_covers_the_other_or_both_have_names_in_common(string one, string other, bool covers, bool overlaps)
    {
        var (a, b) = (Of(one, PatternSubject.Name), Of(other, PatternSubject.Name));

        Assert.Equal(covers, a.Covers(b));
        Assert.Equal((overlaps, overlaps), (a.Overlaps(b), b.Overlaps(a)));
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

    private static NamePattern Of(string text, PatternSubject subject) =>
        NamePattern.TryParse(text, subject, out var pattern) ? pattern : throw new FormatException(text);
}
