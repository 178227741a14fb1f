namespace Weir.Jobs.Tests;

public sealed class ObjectNameTests
{
    [Theory]
    [InlineData("A")]
    [InlineData("month-end_2.x@host#1$")]
    [InlineData("_x")]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890123")]
    public void Letters_digits_and_seven_signs_make_a_name(string text) => Assert.Equal(text, ObjectName.Parse(text).Text);

    [Theory]
    [InlineData("")]
    [InlineData(".hidden")]
    [InlineData("-n")]
    [InlineData("a b")]
    [InlineData("a\nb")]
    [InlineData("Größe")]
    [InlineData("01234567890123456789012345678901234567890123456789012345678901234")]
    public void What_is_no_name_is_refused_and_told_what_is_allowed(string text)
    {
        var error = Assert.Throws<FormatException>(() => ObjectName.Parse(text));

        Assert.Contains(ObjectName.Allowed, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', error.Message);
    }

    [Fact]
    public void Names_keep_their_case_and_compare_without_it()
    {
        Assert.Equal(ObjectName.Parse("MonthEnd"), ObjectName.Parse("MONTHEND"));
        Assert.Equal("MonthEnd", ObjectName.Parse("MonthEnd").ToString());
        Assert.Equal(ObjectName.Parse("MonthEnd").GetHashCode(), ObjectName.Parse("monthend").GetHashCode());
    }

    [Theory]
    [InlineData("backup.sh", "backup.sh")]
    [InlineData(".profile", "_profile")]
    [InlineData("my job", "my_job")]
    [InlineData("", "_")]
    [InlineData("tab\there", "tab_here")]
    public void A_derived_name_replaces_what_is_not_allowed(string text, string name) => Assert.Equal(name, ObjectName.Derive(text).Text);

    [Fact]
    public void A_derived_name_is_cut_to_the_longest_allowed() =>
        Assert.Equal(ObjectName.MaximumLength, ObjectName.Derive(new string('x', 200)).Text.Length);

    [Theory]
    [InlineData("PAY/MONTH", true)]
    [InlineData("PAY", false)]
    [InlineData("PAY/", false)]
    [InlineData("/MONTH", false)]
    [InlineData("A/B/C", false)]
    public void A_qualified_name_is_a_library_and_a_name(string text, bool good) => Assert.Equal(good, QualifiedName.TryParse(text, out _));
}
