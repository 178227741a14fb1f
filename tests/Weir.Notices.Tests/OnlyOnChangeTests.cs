namespace Weir.Notices.Tests;

public sealed class OnlyOnChangeTests
{
    private static readonly NotificationDefinition s_both = TestBoard.Failures(n =>
        n with
        {
            Triggers = [NoticeTrigger.JobFailed, NoticeTrigger.JobSucceeded],
            OnlyOnChange = true,
            Group = TimeSpan.Zero,
        }
    );

    [Fact]
    public void The_same_of_the_same_job_is_told_once_until_it_is_otherwise()
    {
        var board = new TestBoard(s_both);
        board.Tell(board.Failed(1), board.Failed(2), board.Failed(3, "EXTRACT"));
        board.Tell(Succeeded(board, 4), Succeeded(board, 5), board.Failed(6));

        Assert.Equal([1, 3, 4, 6], board.Deliver().Select(told => told.Numbers[0]));
    }

    [Fact]
    public void Another_cause_is_a_change()
    {
        var board = new TestBoard(s_both);
        board.Tell(board.Failed(1), board.Failed(2, status: 2), board.Failed(3, status: 2));

        Assert.Equal([1, 2], board.Deliver().Select(told => told.Numbers[0]));
    }

    [Fact]
    public void It_is_remembered_over_a_restart()
    {
        var board = new TestBoard(s_both);
        board.Tell(board.Failed(1));
        board.Deliver();

        board.Restart();
        board.Tell(board.Failed(2));

        Assert.Empty(board.Deliver());
    }

    private static Notice Succeeded(TestBoard board, int number) =>
        board.Failed(number) with
        {
            Trigger = NoticeTrigger.JobSucceeded,
            Cause = "",
            ExitCode = 0,
        };
}
