namespace Weir.Jobs.Tests;

public sealed class TrackingNumberTests
{
    [Theory]
    [InlineData("147", 147)]
    [InlineData("000000147", 147)]
    [InlineData("J0000147", 147)]
    [InlineData("j0000147", 147)]
    [InlineData("999999999", 999_999_999)]
    public void A_number_is_read_in_each_of_its_spellings(string text, int value)
    {
        Assert.True(TrackingNumber.TryParse(text, out var number));
        Assert.Equal(value, number.Value);
    }

    [Theory]
    [InlineData("")]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("+1")]
    [InlineData(" 1")]
    [InlineData("1000000000")]
    [InlineData("J147")]
    [InlineData("12a")]
    public void What_is_no_number_is_refused(string text) => Assert.False(TrackingNumber.TryParse(text, out _));

    [Fact]
    public void A_number_prints_with_nine_digits_and_its_xml_id_with_seven()
    {
        var number = new TrackingNumber(123_456_789);

        Assert.Equal("123456789", number.ToString());
        Assert.Equal("J3456789", number.XmlId);
        Assert.Equal("000000147", new TrackingNumber(147).ToString());
    }
}
