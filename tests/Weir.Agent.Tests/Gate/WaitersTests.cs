using Weir.Jobs;
using Weir.Protocol;
using Weir.Protocol.Rules;
using Weir.Stores.Agent;

namespace Weir.Agent.Tests.Gate;

public sealed class WaitersTests
{
    private static readonly Submitter s_other = new("nobody", 65_534, 65_534, []);

    private static readonly WaitingProcess s_process = new(Environment.ProcessId, AgentHouse.Me.UserId, () => null);

    private static CancellationToken Patience => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_waiting_process_comes_back_with_its_key_as_the_user_it_was()
    {
        await using var house = await AgentHouse.OpenAsync(
            new RuleView
            {
                Name = "R",
                JobName = "TEST",
                Type = "queue",
            }
        );
        var submission = AgentHouse.Submission(mode: SubmissionMode.InPlace, way: WayIn.Run) with { Hold = true };
        using var seat = await house.Agent.OpenGateAsync(SubmissionCodec.Write(submission), AgentHouse.Me, s_process, Patience);
        var number = seat.Number!.Value;

        foreach (var restarted in (bool[])[false, true])
        {
            if (restarted)
            {
                await house.RestartAsync();
                await house.Agent.WaitUntilReadyAsync(Patience);
            }

            var foreign = await Assert.ThrowsAsync<AgentRefusedException>(() =>
                house.Agent.ReopenGateAsync(number, submission.Key, s_other, s_process, Patience)
            );
            var none = await Assert.ThrowsAsync<AgentRefusedException>(() =>
                house.Agent.ReopenGateAsync(new TrackingNumber(999_999), submission.Key, s_other, s_process, Patience)
            );
            Assert.Equal(
                (ProblemCodes.NotFound, foreign.Message.Replace($"{number}", "000999999", StringComparison.Ordinal)),
                (none.Code, none.Message)
            );
            Assert.Equal(none.Code, foreign.Code);
            await Assert.ThrowsAsync<AgentRefusedException>(() =>
                house.Agent.ReopenGateAsync(number, Guid.NewGuid(), AgentHouse.Me, s_process, Patience)
            );
            using var again = await house.Agent.ReopenGateAsync(number, submission.Key, AgentHouse.Me, s_process, Patience);
            Assert.Equal(number, again.Number);
        }
    }

    [Fact(Timeout = 20_000)]
    public async Task A_waiting_process_hears_that_its_job_is_over_once_the_journal_has_it()
    {
        await using var house = await AgentHouse.OpenAsync(
            new RuleView
            {
                Name = "R",
                JobName = "TEST",
                Type = "queue",
            }
        );
        var submission = AgentHouse.Submission(mode: SubmissionMode.InPlace, way: WayIn.Run) with { Hold = true };
        using var seat = await house.Agent.OpenGateAsync(SubmissionCodec.Write(submission), AgentHouse.Me, s_process, Patience);
        var cancelling = house.Agent.CancelByHandAsync(seat.Number!.Value, "no more", 1, AgentHouse.Operator, Patience);

        Assert.Equal($"number {seat.Number}", await seat.Lines.ReadAsync(Patience));
        Assert.Equal("cancelled no more", await seat.Lines.ReadAsync(Patience));

        Assert.Equal("cancelled", (await house.Agent.FindTrackedAsync(seat.Number.Value, AgentHouse.Operator, Patience)).Code);
        await cancelling;
    }

    [Fact(Timeout = 20_000)]
    public async Task A_job_ends_whose_process_gave_up_before_the_journal_had_it()
    {
        await using var house = await AgentHouse.OpenAsync(
            new RuleView
            {
                Name = "R",
                JobName = "TEST",
                Type = "track",
            }
        );
        await house.Agent.SettleRulesAsync(1, TimeSpan.FromSeconds(10), Patience);
        using var gone = new CancellationTokenSource();
        TaskCompletionSource<JournalJob> ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
        house.Written = entry =>
        {
            if (entry.Submission is not null)
            {
                gone.Cancel();
            }

            if (entry.Jobs.SingleOrDefault(row => row.EndedAt is not null) is { } row)
            {
                ended.TrySetResult(row);
            }
        };
        var submission = AgentHouse.Submission(mode: SubmissionMode.InPlace, way: WayIn.Run);

        var seat = await house.Agent.OpenGateAsync(SubmissionCodec.Write(submission), AgentHouse.Me, s_process, gone.Token);
        seat.Dispose();

        var row = await ended.Task.WaitAsync(Patience);
        Assert.Equal((seat.Number, TrackedStatus.Cancelled), (row.Number, row.Status));
    }
}
