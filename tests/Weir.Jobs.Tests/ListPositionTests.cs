namespace Weir.Jobs.Tests;

public sealed class ListPositionTests
{
    [Fact]
    public void A_place_is_read_back_to_the_tick_whatever_the_zone_was()
    {
        var place = new ListPosition(
            new DateTimeOffset(2026, 11, 29, 21, 46, 6, TimeSpan.FromHours(2)).AddTicks(1234567),
            new TrackingNumber(2001)
        );

        Assert.Equal("20261129T1946061234567Z-000002001", place.ToString());
        Assert.True(ListPosition.TryParse(place.ToString(), out var read));
        Assert.Equal(place, read);
    }

    [Theory]
    [InlineData("")]
    [InlineData("2001")]
    [InlineData("-2001")]
    [InlineData("20261129T1946061234567Z-")]
    [InlineData("20261129T1946061234567Z-0")]
    [InlineData("20261329T1946061234567Z-1")]
    public void What_is_no_place_is_not_read(string text) => Assert.False(ListPosition.TryParse(text, out _));
}
