namespace Weir.Jobs.Tests;

public sealed class SpanTextTests
{
    [Theory]
    [InlineData(0, "0s")]
    [InlineData(59, "59s")]
    [InlineData(60, "1m00s")]
    [InlineData(3599, "59m59s")]
    [InlineData(3600, "1h00m")]
    [InlineData(172_799, "47h59m")]
    [InlineData(172_800, "2d00h")]
    [InlineData(1_072_800, "12d10h")]
    public void Times_have_two_units_at_most(long seconds, string text) => Assert.Equal(text, SpanText.Format(seconds));
}
