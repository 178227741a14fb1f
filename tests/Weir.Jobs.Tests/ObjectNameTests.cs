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

    [Theory]
    [InlineData("Night", true)]
    [InlineData("Night_LOADS[Sub]", true)]
    [InlineData("Night_LOADS[Sub]_DEEP$0001[Part.2]", true)]
    [InlineData("Night_LOADS[Sub]x", false)]
    [InlineData("Night_LOADS[Sub]_x", false)]
    [InlineData("Night_LOADS[Sub][Part]", false)]
    [InlineData("Night_LOADS[]", false)]
    [InlineData("Night_LOADS[.x]", false)]
    [InlineData("Night_LO ADS[Sub]", false)]
    [InlineData("[Sub]", false)]
    [InlineData("-Night_LOADS[Sub]", false)]
    [InlineData("Night]_[Sub]", false)]
    [InlineData("Night[[Sub]]", false)]
    [InlineData("]", false)]
    public void A_day_in_a_container_is_called_by_where_it_runs(string text, bool good)
    {
        Assert.Equal(good, ObjectName.TryParseDay(text, out var name));
        Assert.Equal(good ? text : "", name.Text);
        Assert.Equal(good && !text.Contains('[', StringComparison.Ordinal), ObjectName.TryParse(text, out _));
    }

    [Fact]
    public void What_is_no_name_of_a_day_is_told_what_is_allowed()
    {
        var error = Assert.Throws<FormatException>(() => ObjectName.ParseDay($"{new string('x', 251)}[S]x"));

        Assert.Contains("PARENT_CONTAINER[SUB]", error.Message, StringComparison.Ordinal);
        Assert.False(ObjectName.TryParseDay($"{new string('x', 253)}[S]", out _));
        Assert.True(ObjectName.TryParseDay($"{new string('x', 252)}[S]", out _));
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
