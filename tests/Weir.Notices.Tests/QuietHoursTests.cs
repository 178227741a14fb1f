namespace Weir.Notices.Tests;

public sealed class QuietHoursTests
{
    [Theory]
    [InlineData("22:00", "06:00", "21:59:59", "21:59:59")]
    [InlineData("22:00", "06:00", "22:00:00", "06:00:00")]
    [InlineData("22:00", "06:00", "05:59:59", "06:00:00")]
    [InlineData("22:00", "06:00", "06:00:00", "06:00:00")]
    [InlineData("12:00", "13:00", "12:30:00", "13:00:00")]
    [InlineData("12:00", "13:00", "23:30:00", "23:30:00")]
    public void What_is_due_within_them_is_told_at_their_end(string from, string to, string due, string told)
    {
        var board = new TestBoard();
        var quiet = new QuietHours(Time(from), Time(to));

        var put = quiet.Put(new DateTimeOffset(new DateOnly(2026, 11, 21), Time(due), TimeSpan.Zero), board);

        Assert.Equal(Time(told), board.TimeOf(put));
    }

    [Fact]
    public void All_that_one_cause_brings_in_them_is_one_telling_at_their_end()
    {
        var board = new TestBoard(TestBoard.Failures(n => n with { Quiet = new QuietHours(Time("11:00"), Time("15:00")) }));
        board.Tell(board.Failed(1));
        board.Now = board.Now.AddHours(1);
        board.Tell(board.Failed(2));
        Assert.Empty(board.Deliver());

        board.Now = board.Now.AddHours(2);

        Assert.Equal([1, 2], Assert.Single(board.Deliver()).Numbers);
    }

    private static TimeOnly Time(string text) => TimeOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
