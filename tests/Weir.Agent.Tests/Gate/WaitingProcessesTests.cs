using Weir.Jobs;
using Weir.Protocol;
using Weir.Protocol.Rules;
using Weir.Stores.Agent;

namespace Weir.Agent.Tests.Gate;

public sealed class WaitingProcessesTests
{
    private static readonly Submitter s_other = new("nobody", 65_534, 65_534, []);

    private static readonly WaitingProcess s_process = new(Environment.ProcessId, AgentFixture.Me.UserId, () => null);

    private static CancellationToken Patience => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_waiting_process_comes_back_with_its_key_as_the_user_it_was()
    {
        await using var fixture = await AgentFixture.OpenAsync(
            new RuleView
            {
                Name = "R",
                JobName = "TEST",
                Type = "queue",
            }
        );
        var submission = AgentFixture.Submission(mode: SubmissionMode.InPlace, way: WayIn.Run) with { Hold = true };
        using var waiter = await fixture.Agent.OpenGateAsync(SubmissionCodec.Write(submission), AgentFixture.Me, s_process, Patience);
        var number = waiter.Number!.Value;

        foreach (var restarted in (bool[])[false, true])
        {
            if (restarted)
            {
                await fixture.RestartAsync();
                await fixture.Agent.WaitUntilReadyAsync(Patience);
            }

            var foreign = await Assert.ThrowsAsync<AgentRefusedException>(() =>
                fixture.Agent.ReopenGateAsync(number, submission.Key, s_other, s_process, Patience)
            );
            var none = await Assert.ThrowsAsync<AgentRefusedException>(() =>
                fixture.Agent.ReopenGateAsync(new TrackingNumber(999_999), submission.Key, s_other, s_process, Patience)
            );
            Assert.Equal(
                (ProblemCodes.NotFound, foreign.Message.Replace($"{number}", "000999999", StringComparison.Ordinal)),
                (none.Code, none.Message)
            );
            Assert.Equal(none.Code, foreign.Code);
            await Assert.ThrowsAsync<AgentRefusedException>(() =>
                fixture.Agent.ReopenGateAsync(number, Guid.NewGuid(), AgentFixture.Me, s_process, Patience)
            );
            using var again = await fixture.Agent.ReopenGateAsync(number, submission.Key, AgentFixture.Me, s_process, Patience);
            Assert.Equal(number, again.Number);
        }
    }

    [Fact(Timeout = 20_000)]
    public async Task A_waiting_process_hears_that_its_job_is_over_once_the_journal_has_it()
    {
        await using var fixture = await AgentFixture.OpenAsync(
            new RuleView
            {
                Name = "R",
                JobName = "TEST",
                Type = "queue",
            }
        );
        var submission = AgentFixture.Submission(mode: SubmissionMode.InPlace, way: WayIn.Run) with { Hold = true };
        using var waiter = await fixture.Agent.OpenGateAsync(SubmissionCodec.Write(submission), AgentFixture.Me, s_process, Patience);
        var cancelling = fixture.Agent.CancelByHandAsync(waiter.Number!.Value, "no more", 1, AgentFixture.Operator, Patience);

        Assert.Equal($"number {waiter.Number}", await waiter.Lines.ReadAsync(Patience));
        Assert.Equal("cancelled no more", await waiter.Lines.ReadAsync(Patience));

        Assert.Equal("cancelled", (await fixture.Agent.FindTrackedAsync(waiter.Number.Value, AgentFixture.Operator, Patience)).Code);
        await cancelling;
    }

    [Fact(Timeout = 20_000)]
    public async Task A_job_ends_whose_process_gave_up_before_the_journal_had_it()
    {
        await using var fixture = await AgentFixture.OpenAsync(
            new RuleView
            {
                Name = "R",
                JobName = "TEST",
                Type = "track",
            }
        );
        await fixture.Agent.WaitForRulesAsync(1, TimeSpan.FromSeconds(10), Patience);
        using var gone = new CancellationTokenSource();
        TaskCompletionSource<JournalJob> ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
        fixture.Written = entry =>
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
        var submission = AgentFixture.Submission(mode: SubmissionMode.InPlace, way: WayIn.Run);

        var waiter = await fixture.Agent.OpenGateAsync(SubmissionCodec.Write(submission), AgentFixture.Me, s_process, gone.Token);
        waiter.Dispose();

        var row = await ended.Task.WaitAsync(Patience);
        Assert.Equal((waiter.Number, TrackedStatus.Cancelled), (row.Number, row.Status));
    }
}
