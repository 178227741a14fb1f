using System.Text.Json;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Weir.Agent.Gate;
using Weir.Agent.Jobs;
using Weir.Agent.Link;
using Weir.Agent.Running;
using Weir.Agent.Variables;
using Weir.Agent.Ways;
using Weir.Agent.Ways.At;
using Weir.Agent.Ways.Cron;
using Weir.Jobs;
using Weir.Jobs.Facts;
using Weir.Linux;
using Weir.Stores.Agent;

namespace Weir.Agent;

/// <summary>
/// The agent's life: opens the journal, takes up what is not over, publishes the gate, then follows hints, orders and the clock.
/// The jobs outlive it.
/// </summary>
internal sealed class AgentService(
    AgentOptions options, IAgentJournal journal, JobLedger ledger, JobRecorder recorder, JobExecutor executor, JobHints hints, AgentRecovery recovery, VariableHouse house, Monitors monitors, LinkBook links, ActionBook actions, ConditionHolds conditions,
    WayBook ways, Observations observations, RuleBook rules, NumberPool numbers, KnownNumbers known, OrderDesk orders, ServerLink link, ServerAbsence absence, GateFilePublisher publisher, Purge purge, GroupSweep sweep, Admission admission, Errands errands, Background background, Troubles troubles, CronWatch cron, AtWay at, AtUnmarked unmarked,
    AgentReadiness readiness, TimeProvider time, ILogger<AgentService> log) : IHostedLifecycleService, IDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly uint _ownUser = UserAccounts.CurrentUserId;
    private HintReceiver? _receiver;
    private Task _life = Task.CompletedTask;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(options.Jobs);
        Directory.CreateDirectory(Path.GetDirectoryName(options.Socket)!);
        var snapshot = await journal.OpenAsync(cancellationToken).ConfigureAwait(false);
        await TellUnreadableAsync(snapshot).ConfigureAwait(false);
        await TryAsync("the ways in", () => ways.Restore(snapshot.Settings, time.GetUtcNow())).ConfigureAwait(false);
        await TryAsync("what was observed", () => observations.Restore(snapshot.Settings.GetValueOrDefault(Observations.Setting))).ConfigureAwait(false);
        await TryAsync("the rules", () => rules.Restore(snapshot.Settings)).ConfigureAwait(false);
        orders.Restore(snapshot);
        unmarked.Restore(snapshot.Settings);
        await numbers.RestoreAsync(snapshot.Settings.GetValueOrDefault(NumberPool.Setting), journal, cancellationToken).ConfigureAwait(false);
        known.Restore(snapshot.Settings.GetValueOrDefault(KnownNumbers.Setting));
        await known.DemandAsync(cancellationToken).ConfigureAwait(false);
        rules.Changed += publisher.Publish;
        _receiver = new HintReceiver(options.Hints);

        await recorder.WriteAsync(new JournalEntry
        {
            Facts = [new AgentStarted(time.GetUtcNow(), options.Version, BootId.Current.ToString(), Environment.ProcessorCount, options.ControlsGate)],
        }).ConfigureAwait(false);
        house.Open();
        await monitors.TakeUpAsync(snapshot, journal, cancellationToken).ConfigureAwait(false);
        recovery.Begin(snapshot);
        foreach (var (name, value) in snapshot.Settings)
        {
            var one = new Dictionary<string, string> { [name] = value };
            await TryAsync($"the setting {name}", () => links.RestoreAsync(one, cancellationToken)).ConfigureAwait(false);
            await TryAsync($"the setting {name}", () => actions.Restore(one)).ConfigureAwait(false);
        }

        await TryAsync("the conditions", () => conditions.Restore(snapshot, ledger)).ConfigureAwait(false);
        publisher.Publish();
        _life = Task.WhenAll(
            background.Run("the jobs", executor.RunAsync, _stopping.Token),
            background.Run("taking hints", token => TakeHintsAsync(_receiver, token), _stopping.Token),
            background.Run("the link to the server", token => LinkAsync(snapshot, token), _stopping.Token),
            background.Run("looking for the server's absence", absence.RunAsync, _stopping.Token),
            background.Run("purging", purge.RunAsync, _stopping.Token),
            background.Run("removing control groups", sweep.RunAsync, _stopping.Token),
            options.ControlsGate ? background.Run("watching cron", cron.RunAsync, _stopping.Token) : Task.CompletedTask,
            options.ControlsGate ? background.Run("watching at", at.RunAsync, _stopping.Token) : Task.CompletedTask);
        errands.Run("counting stored submissions", () => admission.CountAsync(_stopping.Token));
        readiness.Set();
        log.Up(options.Machine, ledger.Count, options.Data);
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken)
    {
        _started.TrySetResult();
        return Task.CompletedTask;
    }

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        // Processes in place are told nothing: they wait on and come back to the next agent.
        foreach (var job in ledger.All)
        {
            job.Seat?.Close();
        }

        await _life.ConfigureAwait(false);
        await executor.SettleAsync().ConfigureAwait(false);
        await errands.StopAsync().ConfigureAwait(false);
        await observations.SaveAsync().ConfigureAwait(false);
    }

    public void Dispose()
    {
        _receiver?.Dispose();
        _stopping.Dispose();
    }

    // The server may be this process, and answers once everything in it has started.
    private async Task LinkAsync(JournalSnapshot snapshot, CancellationToken cancellationToken)
    {
        await _started.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        await link.RunAsync(snapshot, cancellationToken).ConfigureAwait(false);
    }

    // Damaged rows and settings are named; the agent starts without them.
    private async Task TellUnreadableAsync(JournalSnapshot snapshot)
    {
        foreach (var row in snapshot.Unreadable)
        {
            log.Unreadable($"{row.What} {row.Key}", row.Reason);
            var text = $"the {row.What} {row.Key} in the journal of {options.Machine} cannot be read and is left as it is: {row.Reason}";
            await troubles.TellAsync($"{row.What} {row.Key}", "row-unreadable", text).ConfigureAwait(false);
        }
    }

    private Task TryAsync(string what, Action restore) => TryAsync(what, () =>
    {
        restore();
        return Task.CompletedTask;
    });

    private async Task TryAsync(string what, Func<Task> restore)
    {
        try
        {
            await restore().ConfigureAwait(false);
        }
        catch (Exception damaged) when (damaged is FormatException or ArgumentException or InvalidOperationException or OverflowException or JsonException or KeyNotFoundException or IndexOutOfRangeException)
        {
            log.Unreadable(what, damaged.Message);
            var text = $"{what} in the journal of {options.Machine} cannot be read, and it starts without: {damaged.Message}";
            await troubles.TellAsync(what, "row-unreadable", text).ConfigureAwait(false);
        }
    }

    // Whose shepherd it is the kernel says. After a restart the job's user is known when the journal is asked, and a look harms nobody.
    private bool MayHint(TrackedJob job, uint user) => user == 0 || user == _ownUser || job.Submitter is not { } submitter || submitter.UserId == user;

    private async Task TakeHintsAsync(HintReceiver receiver, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                var (hint, user) = await receiver.ReceiveAsync(cancellationToken).ConfigureAwait(false);
                if (TrackingNumber.TryParse(hint, out var number) && ledger.TryFind(number, out var job) && job.MayRun && MayHint(job, user))
                {
                    hints.Take(job);
                }
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }
}
