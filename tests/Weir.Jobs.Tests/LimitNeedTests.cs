namespace Weir.Jobs.Tests;

public sealed class LimitNeedTests
{
    [Theory]
    [InlineData("TAPE", 1, "TAPE")]
    [InlineData("TAPE=1", 1, "TAPE")]
    [InlineData("TAPE=999", 999, "TAPE=999")]
    [InlineData("TAPE=all", 0, "TAPE=all")]
    [InlineData("TAPE=ALL", 0, "TAPE=all")]
    public void It_is_read_and_written(string text, int units, string written)
    {
        Assert.True(LimitNeed.TryParse(text, out var need));

        Assert.Equal((units, units == 0, written), (need.Units, need.IsAll, need.ToString()));
    }

    [Theory]
    [InlineData("TAPE=0")]
    [InlineData("TAPE=1000")]
    [InlineData("TAPE=")]
    [InlineData("TAPE=some")]
    [InlineData("=all")]
    [InlineData(null)]
    public void What_is_none_is_refused(string? text) => Assert.False(LimitNeed.TryParse(text, out _));
}
