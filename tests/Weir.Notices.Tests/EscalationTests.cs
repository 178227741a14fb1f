using Weir.Jobs;

namespace Weir.Notices.Tests;

public sealed class EscalationTests
{
    private static readonly NotificationDefinition s_escalating = TestBoard.Failures(n =>
        n with
        {
            Escalate = [new(TimeSpan.FromMinutes(15), 2, [TestBoard.Mail]), new(TimeSpan.FromMinutes(30), 1, [TestBoard.Hook])],
        }
    );

    [Fact]
    public void What_nobody_acknowledges_is_told_step_by_step_until_there_is_none()
    {
        var board = new TestBoard(s_escalating);
        board.Tell(board.Failed(1));

        Assert.Equal(
            [
                "00:00 mail ops@example.org 0",
                "00:15 mail ops@example.org 1",
                "00:30 mail ops@example.org 1",
                "01:00 webhook https://hooks.example.org/weir 2",
            ],
            TellingsWithin(board, TimeSpan.FromHours(5))
        );
    }

    [Fact]
    public void It_ends_when_somebody_acknowledges_one_of_the_jobs()
    {
        var board = new TestBoard(s_escalating);
        board.Tell(board.Failed(1), board.Failed(2));
        Assert.Equal(["00:00 mail ops@example.org 0", "00:15 mail ops@example.org 1"], TellingsWithin(board, TimeSpan.FromMinutes(20)));

        Assert.Equal(0, board.Board.Acknowledge(new TrackingNumber(3), board.Now));
        Assert.Equal(1, board.Board.Acknowledge(new TrackingNumber(2), board.Now));
        board.Store();

        Assert.Empty(TellingsWithin(board, TimeSpan.FromHours(5)));
        Assert.Contains(board.Stored.Values, told => told.State == TellingState.Acknowledged);
    }

    [Fact]
    public void It_ends_when_the_job_is_all_right_again()
    {
        var board = new TestBoard(s_escalating);
        board.Tell(board.Failed(1));
        board.Now += NotificationDefinition.UsualGroup;
        board.Deliver();

        board.Tell(board.Failed(9, "EXTRACT") with { Trigger = NoticeTrigger.JobSucceeded });
        Assert.DoesNotContain(board.Stored.Values, told => told.State == TellingState.Recovered);
        board.Tell(board.Failed(9) with { Trigger = NoticeTrigger.JobSucceeded });

        Assert.Empty(board.Board.Pending);
        Assert.Contains(board.Stored.Values, told => told.State == TellingState.Recovered);
    }

    [Fact]
    public void It_goes_on_after_a_crash_and_repeats_no_step_that_was_told()
    {
        var board = new TestBoard(s_escalating);
        board.Tell(board.Failed(1));
        Assert.Equal(2, TellingsWithin(board, TimeSpan.FromMinutes(20)).Count);

        board.Restart();

        Assert.Equal(2, TellingsWithin(board, TimeSpan.FromHours(5)).Count);
    }

    private static List<string> TellingsWithin(TestBoard board, TimeSpan span)
    {
        List<string> told = [];
        var began = new DateTimeOffset(2026, 11, 21, 12, 0, 10, TimeSpan.Zero);
        for (var end = board.Now + span; board.Board.NextDue is { } next && next <= end; )
        {
            board.Now = next;
            told.AddRange(board.Deliver().Select(t => $"{board.Now - began:hh\\:mm} {t.Channel} {t.Step}"));
        }

        return told;
    }
}
