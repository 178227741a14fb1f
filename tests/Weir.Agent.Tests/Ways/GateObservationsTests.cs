using System.Threading.Channels;
using Weir.Agent.Ways;
using Weir.Jobs;
using Weir.Stores.Agent;

namespace Weir.Agent.Tests.Ways;

public sealed class GateObservationsTests
{
    private static CancellationToken Patience => TestContext.Current.CancellationToken;

    [Fact(Timeout = 20_000)]
    public async Task What_an_observing_way_saw_is_counted_on_after_a_restart()
    {
        await using var fixture = await AgentFixture.OpenAsync();
        await fixture.Agent.SetWayAsync("run", "observe", AgentFixture.Operator, Patience);
        await PassAsync(fixture, "NIGHTLY");
        await PassAsync(fixture, "NIGHTLY");
        await PassAsync(fixture, "OTHER");
        var before = fixture.Agent.Report();

        await fixture.RestartAsync();
        await PassAsync(fixture, "NIGHTLY");

        var after = fixture.Agent.Report();
        Assert.Equal(before.Since, after.Since);
        Assert.Equal([("NIGHTLY", 3L), ("OTHER", 1L)], after.Lines.Select(line => (line.Name, line.Count)));
        Assert.All(after.Lines, line => Assert.Equal(("run", "root", null, "nothing"), (line.Way, line.User, line.Rule, line.Would)));
        Assert.Equal(before.Lines[1].Last, after.Lines[1].Last);
    }

    [Fact(Timeout = 20_000)]
    public async Task What_the_journal_refused_to_keep_is_kept_the_next_time()
    {
        var folder = Directory.CreateTempSubdirectory("weir-observations-");
        try
        {
            await using var journal = new SqliteAgentJournal(Path.Join(folder.FullName, "agent.db"), TimeProvider.System);
            var gateObservations = new GateObservations(journal, TimeProvider.System);
            gateObservations.Add("run", ObjectName.Parse("NIGHTLY"), "anna", null, "nothing");

            await Assert.ThrowsAsync<InvalidOperationException>(gateObservations.SaveAsync);
            await journal.OpenAsync(Patience);
            await gateObservations.SaveAsync();
            await journal.DisposeAsync();

            await using var again = new SqliteAgentJournal(Path.Join(folder.FullName, "agent.db"), TimeProvider.System);
            Assert.Contains("NIGHTLY", (await again.OpenAsync(Patience)).Settings[GateObservations.Setting], StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact(Timeout = 20_000)]
    public async Task What_is_counted_is_kept_ten_seconds_later_without_a_stop()
    {
        var folder = Directory.CreateTempSubdirectory("weir-observations-");
        try
        {
            var clock = new HandClock();
            var file = Path.Join(folder.FullName, "agent.db");
            await using var journal = new SqliteAgentJournal(file, TimeProvider.System);
            await journal.OpenAsync(Patience);
            var gateObservations = new GateObservations(journal, clock);
            using var stop = CancellationTokenSource.CreateLinkedTokenSource(Patience);
            var part = gateObservations.RunAsync(stop.Token);

            gateObservations.Add("run", ObjectName.Parse("NIGHTLY"), "anna", null, "nothing");
            await clock.ElapseAsync(TimeSpan.FromSeconds(10), Patience);
            // The next count is waited for only when this one is kept.
            gateObservations.Add("run", ObjectName.Parse("OTHER"), "anna", null, "nothing");
            await clock.AskedAsync(Patience);
            await stop.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => part);
            await journal.DisposeAsync();

            await using var again = new SqliteAgentJournal(file, TimeProvider.System);
            var kept = (await again.OpenAsync(Patience)).Settings[GateObservations.Setting];
            Assert.Contains("NIGHTLY", kept, StringComparison.Ordinal);
            Assert.DoesNotContain("OTHER", kept, StringComparison.Ordinal);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task PassAsync(AgentFixture fixture, string name) =>
        _ = await fixture.Agent.OpenGateAsync(
            SubmissionCodec.Write(AgentFixture.Submission(name, SubmissionMode.InPlace, WayIn.Run)),
            AgentFixture.Me,
            new WaitingProcess(Environment.ProcessId, 0, () => null),
            Patience
        );

    /// <summary>A clock whose timers end when the test says so, each as it comes.</summary>
    private sealed class HandClock : TimeProvider
    {
        private readonly Channel<(TimerCallback Done, object? State, TimeSpan Due)> _asked = Channel.CreateUnbounded<(
            TimerCallback,
            object?,
            TimeSpan
        )>();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            _asked.Writer.TryWrite((callback, state, dueTime));
            return new Timer();
        }

        /// <summary>Waits until somebody waits.</summary>
        public async Task AskedAsync(CancellationToken cancellationToken) => await _asked.Reader.ReadAsync(cancellationToken);

        /// <summary>Lets the next one who waits wait no longer: it is so long that it asked for.</summary>
        public async Task ElapseAsync(TimeSpan time, CancellationToken cancellationToken)
        {
            var (done, state, due) = await _asked.Reader.ReadAsync(cancellationToken);
            Assert.Equal(time, due);
            done(state);
        }

        private sealed class Timer : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period) => true;

            public void Dispose() { }

            public ValueTask DisposeAsync() => ValueTask.CompletedTask;
        }
    }
}
