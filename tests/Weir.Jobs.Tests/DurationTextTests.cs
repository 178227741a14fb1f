namespace Weir.Jobs.Tests;

public sealed class DurationTextTests
{
    [Theory]
    [InlineData("0s", 0)]
    [InlineData("90s", 90)]
    [InlineData("15m", 900)]
    [InlineData("2h", 7200)]
    [InlineData("30d", 2_592_000)]
    public void It_is_written_as_it_is_read(string text, int seconds)
    {
        Assert.True(DurationText.TryParse(text, out var span));
        Assert.Equal((seconds, text), ((int)span.TotalSeconds, DurationText.ToText(span)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("s")]
    [InlineData("10")]
    [InlineData("-1s")]
    [InlineData("1.5h")]
    [InlineData("32d")]
    [InlineData("1w")]
    public void Anything_else_is_none(string text) => Assert.False(DurationText.TryParse(text, out _));
}
