using System.Text;
using Weir.Agent.Captures;

namespace Weir.Agent.Tests.Captures;

/// <summary>Places of a local data area.</summary>
public sealed class LocalDataAreasTests
{
    [Theory]
    [InlineData("1:'text'", "text")]
    [InlineData("3:'it''s'", "  it's")]
    [InlineData("2:X'4142'", " AB")]
    [InlineData("1:''", "")]
    public void J125_a_place_is_set_and_all_else_stays(string place, string begins)
    {
        var area = LocalDataAreas.With(LocalDataAreas.Whole(null), place);

        Assert.Equal(1024, area.Length);
        Assert.Equal(begins, Encoding.UTF8.GetString(area).TrimEnd());
    }

    [Fact]
    public void The_last_byte_can_be_set_and_none_past_it()
    {
        Assert.Equal((byte)'x', LocalDataAreas.With(LocalDataAreas.Whole(null), "1024:'x'")[^1]);

        var refused = Assert.Throws<AgentRefusedException>(() => LocalDataAreas.With(LocalDataAreas.Whole(null), "1024:'xy'"));
        Assert.Equal("2 bytes from place 1024 on end at 1025: a local data area has 1024 bytes", refused.Message);
    }

    [Theory]
    [InlineData("0:'x'")]
    [InlineData("1025:'x'")]
    [InlineData("'x'")]
    [InlineData("1:x")]
    [InlineData("1:'it's'")]
    [InlineData("1:X'414'")]
    [InlineData("1:X'4G'")]
    public void What_is_no_place_is_refused_with_what_is_one(string place)
    {
        var refused = Assert.Throws<AgentRefusedException>(() => LocalDataAreas.With(LocalDataAreas.Whole(null), place));

        Assert.Contains("START:'text'", refused.Message, StringComparison.Ordinal);
    }
}
