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
    AgentOptions options, IAgentJournal journal, JobLedger ledger, JobRecorder recorder, JobStarter starter, JobFollower follower, AgentRecovery recovery, VariableHouse house, Monitors monitors, LinkBook links, ActionBook actions, ConditionHolds conditions,
    WayBook ways, Observations observations, RuleBook rules, NumberPool numbers, OrderDesk orders, ServerLink link, ServerAbsence absence, GateFilePublisher publisher, Purge purge, Errands errands, CronWatch cron, AtWay at,
    AgentReadiness readiness, TimeProvider time, ILogger<AgentService> log) : IHostedService, IDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private HintReceiver? _hints;
    private Task _life = Task.CompletedTask;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(options.Jobs);
        Directory.CreateDirectory(Path.GetDirectoryName(options.Socket)!);
        var snapshot = await journal.OpenAsync(cancellationToken).ConfigureAwait(false);
        ways.Restore(snapshot.Settings, time.GetUtcNow());
        observations.Restore(snapshot.Settings.GetValueOrDefault(Observations.Setting));
        rules.Restore(snapshot.Settings);
        orders.Restore(snapshot);
        await numbers.RestoreAsync(snapshot.Settings.GetValueOrDefault(NumberPool.Setting), journal, cancellationToken).ConfigureAwait(false);
        starter.ShepherdEnded = follower.ShepherdEnded;
        starter.PutOff = follower.PutOff;
        rules.Changed += publisher.Publish;
        _hints = new HintReceiver(options.Hints);

        await recorder.WriteAsync(new JournalEntry
        {
            Facts = [new AgentStarted(time.GetUtcNow(), options.Version, BootId.Current.ToString(), Environment.ProcessorCount, options.ControlsGate)],
        }).ConfigureAwait(false);
        house.Open();
        await monitors.TakeUpAsync(snapshot, journal, cancellationToken).ConfigureAwait(false);
        recovery.Begin(snapshot);
        await links.RestoreAsync(snapshot.Settings, cancellationToken).ConfigureAwait(false);
        actions.Restore(snapshot.Settings);
        conditions.Restore(snapshot, ledger);
        publisher.Publish();
        _life = Task.WhenAll(
            Task.Run(() => TakeHintsAsync(_hints, _stopping.Token), CancellationToken.None),
            Task.Run(() => link.RunAsync(snapshot, _stopping.Token), CancellationToken.None),
            Task.Run(() => absence.RunAsync(_stopping.Token), CancellationToken.None),
            Task.Run(() => purge.RunAsync(_stopping.Token), CancellationToken.None),
            options.ControlsGate ? Task.Run(() => cron.RunAsync(_stopping.Token), CancellationToken.None) : Task.CompletedTask,
            options.ControlsGate ? Task.Run(() => at.RunAsync(_stopping.Token), CancellationToken.None) : Task.CompletedTask);
        readiness.Set();
        log.Up(options.Machine, ledger.Count, options.Data);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        // Processes in place are told nothing: they wait on and come back to the next agent.
        foreach (var job in ledger.All)
        {
            job.Seat?.Close();
        }

        await _life.ConfigureAwait(false);
        await errands.StopAsync().ConfigureAwait(false);
        await observations.SaveAsync().ConfigureAwait(false);
    }

    public void Dispose()
    {
        _hints?.Dispose();
        _stopping.Dispose();
    }

    private async Task TakeHintsAsync(HintReceiver hints, CancellationToken cancellationToken)
    {
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                var hint = await hints.ReceiveAsync(cancellationToken).ConfigureAwait(false);
                if (TrackingNumber.TryParse(hint, out var number) && ledger.TryFind(number, out var job) && job.MayRun)
                {
                    follower.Hint(job);
                }
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }
}
