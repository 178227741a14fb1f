namespace Weir.Jobs.Tests;

public sealed class TrackedPositionTests
{
    private static readonly ListPosition s_place = new(new DateTimeOffset(2026, 11, 30, 12, 0, 0, TimeSpan.Zero), new TrackingNumber(7));

    [Theory]
    [InlineData(null)]
    [InlineData("MONTH-END.1")]
    public void What_is_written_is_read(string? name)
    {
        var position = new TrackedPosition(s_place, name is null ? null : ObjectName.Parse(name));

        Assert.True(TrackedPosition.TryParse(position.ToString(), out var read));
        Assert.Equal(position, read);
        Assert.Equal(name is null ? TrackedOrder.Time : TrackedOrder.Name, read.Order);
    }

    [Theory]
    [InlineData("")]
    [InlineData("~")]
    [InlineData("NIGHTLY~")]
    [InlineData("NIGHTLY~20261130T1200000000000Z")]
    [InlineData("NO NAME~20261130T1200000000000Z-000000007")]
    public void Anything_else_is_no_position(string text) => Assert.False(TrackedPosition.TryParse(text, out _));
}
