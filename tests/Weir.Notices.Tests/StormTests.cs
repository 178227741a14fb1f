using Weir.Jobs;

namespace Weir.Notices.Tests;

public sealed class StormTests
{
    [Fact]
    public void Beyond_its_most_an_hour_everything_is_one_telling_at_the_hours_end_and_operators_are_told_once()
    {
        var board = new TestBoard(TestBoard.Failures(n => n with { Most = 3 }));
        board.Tell([.. Enumerable.Range(1, 200).Select(status => board.Failed(status, status: status))]);

        board.Now += NotificationDefinition.UsualGroup;
        Assert.Equal(3, board.Deliver().Count);
        var message = Assert.Single(board.Messages);
        Assert.Equal((MessageSeverity.Warning, "notification-storm"), (message.Severity, message.Code));
        Assert.Contains("3 times within an hour", message.Text, StringComparison.Ordinal);

        board.Now = board.Now.AddHours(1);
        Assert.Equal(197, Assert.Single(board.Deliver()).Count);
        board.Tell(board.Failed(1000));
        Assert.Single(board.Messages);
        board.Now += NotificationDefinition.UsualGroup;
        Assert.Equal([1000], Assert.Single(board.Deliver()).Numbers);
    }

    [Fact]
    public void A_hundred_thousand_failures_take_no_more_room_than_its_most()
    {
        var board = new TestBoard(TestBoard.Failures(n => n with { Group = TimeSpan.Zero }));
        for (var number = 1; number <= 100_000; number++)
        {
            board.Board.Tell(board.Failed(number), board.Now);
        }

        board.Store();

        Assert.Equal(NotificationDefinition.UsualMost + 1, board.Stored.Count);
        Assert.Equal(100_000, board.Stored.Values.Sum(told => told.Count));
        Assert.All(board.Stored.Values, told => Assert.True(told.Notices.Count <= 20 && told.Numbers.Count <= 1000));
    }
}
