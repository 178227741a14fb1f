using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Weir.Agent.Lifetime;
using Weir.Stores.Agent;

namespace Weir.Agent;

/// <summary>
/// The agent's life: opens the journal, takes up what is not over, publishes the gate, then follows hints, orders and the clock.
/// The jobs outlive it.
/// </summary>
internal sealed class AgentService(
    AgentOptions options,
    IAgentJournal journal,
    AgentStartup start,
    AgentTasks parts,
    AgentShutdown end,
    AgentReadiness readiness,
    ILogger<AgentService> log
) : IHostedLifecycleService, IDisposable
{
    private readonly CancellationTokenSource _stopping = new();
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _life = Task.CompletedTask;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(options.Jobs);
        Directory.CreateDirectory(Path.GetDirectoryName(options.Socket)!);
        var snapshot = await journal.OpenAsync(cancellationToken).ConfigureAwait(false);
        await start.RunAsync(snapshot, cancellationToken).ConfigureAwait(false);
        _life = parts.RunAsync(_started.Task, _stopping.Token);
        readiness.Set();
        log.Up(options.Machine, snapshot.Unfinished.Count, options.Data);
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
        end.CloseWaiters();
        await _life.ConfigureAwait(false);
        await end.DrainAsync().ConfigureAwait(false);
    }

    public void Dispose() => _stopping.Dispose();
}
