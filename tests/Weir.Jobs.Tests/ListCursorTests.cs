namespace Weir.Jobs.Tests;

public sealed class ListCursorTests
{
    private static readonly ListPosition Place = new(
        new DateTimeOffset(2026, 11, 30, 2, 30, 5, TimeSpan.FromHours(1)).AddTicks(7),
        new TrackingNumber(147)
    );

    [Fact]
    public void A_place_is_one_word_in_universal_time_and_is_read_again()
    {
        Assert.Equal("20261130T0130050000007Z-000000147", Place.ToString());
        Assert.True(ListPosition.TryParse(Place.ToString(), out var read));
        Assert.Equal(Place, read);
        Assert.Equal(TimeSpan.Zero, read.SubmittedAt.Offset);
    }

    [Theory]
    [InlineData("")]
    [InlineData("000000147")]
    [InlineData("20261130T0130050000007Z")]
    [InlineData("20261130T0130050000007Z-")]
    [InlineData("20261130T0130050000007Z-0")]
    [InlineData("20261131T0130050000007Z-147")]
    [InlineData("2026-11-30T01:30:05Z-147")]
    [InlineData("-147")]
    public void Another_word_is_no_place(string text)
    {
        Assert.False(ListPosition.TryParse(text, out var read));
        Assert.Equal(default, read);
    }
}
