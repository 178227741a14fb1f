namespace Weir.Jobs.Tests;

public sealed class ExitCodesTests
{
    [Theory]
    [InlineData("0", 0, true)]
    [InlineData("0", 1, false)]
    [InlineData("0-4", 4, true)]
    [InlineData("0-4", 5, false)]
    [InlineData("0,2,8-12", 2, true)]
    [InlineData("0,2,8-12", 3, false)]
    [InlineData("0,2,8-12", 12, true)]
    public void A_set_holds_its_statuses_and_no_others(string text, int status, bool held)
    {
        Assert.True(ExitCodes.TryParse(text, out var codes));
        Assert.Equal(held, codes.Contains(status));
    }

    [Theory]
    [InlineData("")]
    [InlineData("4-0")]
    [InlineData("256")]
    [InlineData("-1")]
    [InlineData("0,,1")]
    [InlineData("0-4-8")]
    [InlineData("all")]
    public void What_is_no_set_is_refused(string text) => Assert.False(ExitCodes.TryParse(text, out _));

    [Fact]
    public void Only_zero_is_success_unless_told_otherwise()
    {
        Assert.True(default(ExitCodes).Contains(0));
        Assert.False(ExitCodes.ZeroOnly.Contains(1));
        Assert.Equal(ExitCodes.ZeroOnly, default);
    }
}
