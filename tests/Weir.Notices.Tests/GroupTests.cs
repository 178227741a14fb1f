namespace Weir.Notices.Tests;

public sealed class GroupTests
{
    [Fact]
    public void Five_hundred_failures_of_one_cause_are_one_telling()
    {
        var board = new TestBoard(TestBoard.Failures());
        board.Tell([.. Enumerable.Range(1, 500).Select(number => board.Failed(number))]);
        Assert.Empty(board.Take());

        board.Now += NotificationDefinition.UsualGroup;
        var told = Assert.Single(board.Deliver());

        Assert.Equal((500, Telling.MostNotices, 500), (told.Count, told.Notices.Count, told.Numbers.Count));
        Assert.Equal(TellingState.Sent, Assert.Single(board.Stored.Values).State);
    }

    [Fact]
    public void Another_cause_is_another_telling_and_each_channel_has_its_own()
    {
        var board = new TestBoard(TestBoard.Failures(n => n with { To = [TestBoard.Mail, TestBoard.Hook] }));
        board.Tell(board.Failed(1), board.Failed(2, status: 2), board.Failed(3));

        board.Now += NotificationDefinition.UsualGroup;

        Assert.Equal(
            [("status 1", 2), ("status 1", 2), ("status 2", 1), ("status 2", 1)],
            board.Deliver().Select(told => (told.First.Cause, told.Count)).Order()
        );
    }

    [Fact]
    public void What_comes_while_a_telling_is_under_way_is_told_later()
    {
        var board = new TestBoard(TestBoard.Failures());
        board.Tell(board.Failed(1));
        board.Now += NotificationDefinition.UsualGroup;
        var first = Assert.Single(board.Take()).Telling;

        board.Tell(board.Failed(2));
        board.Board.Settle(new DeliveryResult(first.Id, DeliveryOutcome.Sent), board.Now);
        board.Now += NotificationDefinition.UsualGroup;

        Assert.Equal([2], Assert.Single(board.Deliver()).Numbers);
    }

    [Fact]
    public void Without_a_time_to_gather_each_is_told_by_itself()
    {
        var board = new TestBoard(TestBoard.Failures(n => n with { Group = TimeSpan.Zero }));
        board.Tell(board.Failed(1), board.Failed(2));

        Assert.Equal([1, 2], board.Deliver().Select(told => told.Numbers[0]));
    }

    [Fact]
    public void What_is_gathered_goes_on_being_gathered_after_a_crash()
    {
        var board = new TestBoard(TestBoard.Failures());
        board.Tell(board.Failed(1));

        board.Restart();
        board.Tell(board.Failed(2));
        board.Now += NotificationDefinition.UsualGroup;

        Assert.Equal([1, 2], Assert.Single(board.Deliver()).Numbers);
    }
}
