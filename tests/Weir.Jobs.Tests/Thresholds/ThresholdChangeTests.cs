using Weir.Jobs.Thresholds;

namespace Weir.Jobs.Tests.Thresholds;

public sealed class ThresholdChangeTests
{
    [Theory]
    [InlineData("5", 2, 5)]
    [InlineData("+5", 2, 7)]
    [InlineData("-5", 2, -3)]
    [InlineData("+0", 2, 2)]
    [InlineData("0", 2, 0)]
    [InlineData("999999999", 2, 999_999_999)]
    public void A_number_is_the_value_and_one_with_a_sign_is_added(string text, int now, int value)
    {
        Assert.True(ThresholdChange.TryParse(text, out var change));

        Assert.True(change.TryApply(now, out var made));
        Assert.Equal(value, made);
        Assert.Equal(text, change.ToString());
    }

    [Theory]
    [InlineData("+999999999", 1)]
    [InlineData("-999999999", -1)]
    public void Past_its_values_a_threshold_stays_as_it_is(string text, int now)
    {
        Assert.True(ThresholdChange.TryParse(text, out var change));

        Assert.False(change.TryApply(now, out var made));
        Assert.Equal(now, made);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("1.5")]
    [InlineData("+")]
    [InlineData(" 1")]
    [InlineData("1000000000")]
    [InlineData("99999999999999999999")]
    public void What_is_none_is_refused(string? text) => Assert.False(ThresholdChange.TryParse(text, out _));

    [Theory]
    [InlineData(3, 7, "3")]
    [InlineData(-3, 7, "-10")]
    [InlineData(-3, -5, "+2")]
    public void What_reaches_a_value_is_said(int value, int now, string text)
    {
        var change = ThresholdChange.Reaching(value, now);

        Assert.Equal(text, change.ToString());
        Assert.True(change.TryApply(now, out var made));
        Assert.Equal(value, made);
    }
}
