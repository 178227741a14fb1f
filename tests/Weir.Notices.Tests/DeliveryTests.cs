using Weir.Jobs;

namespace Weir.Notices.Tests;

public sealed class DeliveryTests
{
    [Fact]
    public void What_a_channel_does_not_take_is_tried_again_ever_more_seldom_and_operators_are_told_once()
    {
        var board = new TestBoard(TestBoard.Failures());
        board.Tell(board.Failed(1));
        var tries = 0;
        for (var end = board.Now.AddDays(1); board.Board.NextDue is { } next && next < end; )
        {
            board.Now = next;
            tries += board.Deliver(DeliveryOutcome.TryAgain, "it answered 500").Count;
        }

        Assert.InRange(tries, 96, 110);
        var message = Assert.Single(board.Messages);
        Assert.Equal((MessageSeverity.Error, "channel-fails"), (message.Severity, message.Code));
        Assert.Contains("it answered 500", message.Text, StringComparison.Ordinal);

        board.Now = board.Board.NextDue!.Value;
        Assert.Single(board.Deliver());
        Assert.Equal("channel-works", board.Messages[^1].Code);
        Assert.Null(board.Board.NextDue);
    }

    [Fact]
    public void Of_a_channel_that_fails_one_telling_is_tried_and_the_others_wait_for_it()
    {
        var board = new TestBoard(TestBoard.Failures(n => n with { Group = TimeSpan.Zero }));
        board.Tell([.. Enumerable.Range(1, 20).Select(number => board.Failed(number))]);
        Assert.Equal(4, board.Deliver(DeliveryOutcome.TryAgain, "refused").Count);
        Assert.Empty(board.Take());

        board.Now = board.Board.NextDue!.Value;
        Assert.Single(board.Deliver());

        Assert.Equal(4, board.Take().Count);
    }

    [Fact]
    public void A_channel_that_hangs_is_not_in_the_way_of_another()
    {
        var board = new TestBoard(
            TestBoard.Failures(n => n with { Group = TimeSpan.Zero, To = [TestBoard.Mail, TestBoard.Hook], Most = 100 })
        );
        board.Tell([.. Enumerable.Range(1, 20).Select(number => board.Failed(number))]);
        var hanging = board.Take().Count(delivery => delivery.Channel is MailChannel);

        var told = 0;
        while (board.Take().Where(delivery => delivery.Channel is WebhookChannel).ToList() is { Count: > 0 } taken)
        {
            taken.ForEach(delivery => board.Board.Settle(new DeliveryResult(delivery.Telling.Id, DeliveryOutcome.Sent), board.Now));
            told += taken.Count;
        }

        Assert.Equal(4, hanging);
        Assert.Equal(0, told);
    }

    [Fact]
    public void What_is_refused_for_good_or_fails_for_three_days_is_given_up_and_said()
    {
        var board = new TestBoard(TestBoard.Failures(n => n with { Group = TimeSpan.Zero }));
        board.Tell(board.Failed(1));
        board.Deliver(DeliveryOutcome.Refused, "there is no such mailbox");
        Assert.Equal(TellingState.GivenUp, board.Stored[1].State);
        Assert.Equal(
            "notification FAILED could not be told by mail ops@example.org and is given up: there is no such mailbox",
            Assert.Single(board.Messages).Text
        );

        board.Tell(board.Failed(2));
        board.Now = board.Now.AddDays(3);
        board.Deliver(DeliveryOutcome.TryAgain, "no answer");

        Assert.Equal((TellingState.GivenUp, "no answer", 1), (board.Stored[2].State, board.Stored[2].Error, board.Stored[2].Attempts));
    }

    [Fact]
    public void What_was_under_way_at_a_crash_is_told_again_with_its_key()
    {
        var board = new TestBoard(TestBoard.Failures(n => n with { Group = TimeSpan.Zero }));
        board.Tell(board.Failed(1));
        var before = Assert.Single(board.Take()).Telling;
        Assert.Empty(board.Take());

        board.Restart();
        var after = Assert.Single(board.Deliver());
        board.Tell(board.Failed(2));

        Assert.Equal(before.Key, after.Key);
        Assert.NotEqual(before.Key, Assert.Single(board.Deliver()).Key);
    }

    [Fact]
    public void What_waits_for_a_channel_that_is_taken_away_is_withdrawn_while_it_may_be_under_way()
    {
        var board = new TestBoard(TestBoard.Failures(n => n with { Group = TimeSpan.Zero, To = [TestBoard.Mail, TestBoard.Hook] }));
        board.Tell(board.Failed(1));
        var taken = board.Take();

        board.Board.Define([TestBoard.Failures(n => n with { To = [TestBoard.Hook] })], board.Now);
        foreach (var delivery in taken)
        {
            board.Board.Settle(new DeliveryResult(delivery.Telling.Id, DeliveryOutcome.Sent), board.Now);
        }

        board.Store();

        Assert.Equal(
            [("mail ops@example.org", TellingState.Withdrawn), ("webhook https://hooks.example.org/weir", TellingState.Sent)],
            board.Stored.Values.Select(told => (told.Channel, told.State))
        );
    }

    [Fact]
    public void A_try_goes_to_all_channels_at_once_whatever_the_hour()
    {
        var board = new TestBoard(
            TestBoard.Failures(n =>
                n with
                {
                    To = [TestBoard.Mail, TestBoard.Hook],
                    Quiet = new QuietHours(new TimeOnly(11, 0), new TimeOnly(15, 0)),
                }
            )
        );

        var tried = board.Board.Try(ObjectName.Parse("failed"), board.Failed(1) with { Trigger = NoticeTrigger.Test }, board.Now);

        Assert.Equal(2, tried.Count);
        Assert.Equal(2, board.Deliver().Count);
        Assert.Empty(board.Board.Try(ObjectName.Parse("OTHER"), board.Failed(1), board.Now));
    }
}
