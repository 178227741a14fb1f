using Weir.Jobs.Properties;

namespace Weir.Jobs.Tests.Properties;

public sealed class PropertyPathTests
{
    [Theory]
    [InlineData("SITE", "OI.SITE")]
    [InlineData("oi.Site of mine", "OI.Site of mine")]
    [InlineData("MI.RACK.node-1.example.org", "MI.RACK.node-1.example.org")]
    [InlineData("SI.COUNT.2026-11-30.Night", "SI.COUNT.2026-11-30.Night")]
    [InlineData("SI.COUNT.2026-11-30.Night.Shift", "SI.COUNT.2026-11-30.Night.Shift")]
    [InlineData("JI.COUNT.2026-11-30.Night.LOAD", "JI.COUNT.2026-11-30.Night.LOAD")]
    [InlineData("JI.COUNT.2026-11-30.Night.LOAD.ALL", "JI.COUNT.2026-11-30.Night.LOAD.ALL")]
    [InlineData("JI.COUNT.2026-11-30.\"Night.Shift\".LOAD", "JI.COUNT.2026-11-30.\"Night.Shift\".LOAD")]
    [InlineData("ji.COUNT.147", "JI.COUNT.000000147")]
    public void Each_form_is_read_and_written(string text, string written)
    {
        Assert.True(PropertyPath.TryParse(text, out var path));
        Assert.Equal(written, path.ToString());
        Assert.True(PropertyPath.TryParse(path.ToString(), out var again));
        Assert.Equal(path, again);
    }

    [Fact]
    public void Names_may_have_64_characters_and_compare_without_case()
    {
        var longest = new string('x', 64);

        Assert.True(PropertyName.TryParse($" {longest} ", out var name));
        Assert.True(PropertyName.TryParse(longest.ToUpperInvariant(), out var other));
        Assert.Equal(name, other);
        Assert.False(PropertyName.TryParse($"{longest}x", out _));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("$DATE")]
    [InlineData("A=B")]
    [InlineData("A,B")]
    [InlineData("A/B")]
    [InlineData("A'B")]
    [InlineData("A\nB")]
    [InlineData("OI.A.B")]
    [InlineData("XI.A")]
    [InlineData("MI.A")]
    [InlineData("MI.A.")]
    [InlineData("SI.A.2026-11-31.Night")]
    [InlineData("SI.A.2026-11-30")]
    [InlineData("SI.A..Night")]
    [InlineData("JI.A.2026-11-30.Night")]
    [InlineData("JI.A.2026-11-30.\"Night.LOAD")]
    [InlineData("JI.A.2026-11-30.\"Night\"LOAD")]
    [InlineData("JI.A.0")]
    public void What_is_none_is_refused(string? text) => Assert.False(PropertyPath.TryParse(text, out _));

    [Theory]
    [InlineData(" north ", "north")]
    [InlineData("a b", "a b")]
    public void A_value_has_no_blanks_around_it(string text, string value)
    {
        Assert.True(PropertyValue.TryParse(text, out var read));
        Assert.Equal(value, read);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("  ")]
    [InlineData("a,b")]
    [InlineData("a=b")]
    [InlineData("a;b")]
    [InlineData("a|b")]
    [InlineData("a\tb")]
    public void What_no_value_may_hold_is_refused(string? text) => Assert.False(PropertyValue.TryParse(text, out _));

    [Fact]
    public void A_value_has_4000_characters_at_most()
    {
        Assert.True(PropertyValue.TryParse(new string('x', 4000), out _));
        Assert.False(PropertyValue.TryParse(new string('x', 4001), out _));
    }
}
