using Microsoft.Extensions.Logging;
using Weir.Stores;

namespace Weir.Agent;

/// <summary>Work that nobody waits for: it is done to its end or its failure is in the log.</summary>
internal sealed class BackgroundTasks(FailureReporter failureReporter, TimeProvider time, ILogger<BackgroundTasks> log) : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly PendingTasks _running = new();
    private readonly CancellationTokenSource _stopping = new();

    public CancellationToken Stopping => _stopping.Token;

    /// <summary>Does it; where the store or the system refuses, again after a pause.</summary>
    public void Run(string what, Func<Task> work) => _running.Add(DoAsync(what, work));

    /// <summary>Waits for what is being done; starts no second try.</summary>
    public async Task StopAsync()
    {
        await _stopping.CancelAsync().ConfigureAwait(false);
        await _running.DrainAsync().ConfigureAwait(false);
    }

    public void Dispose() => _stopping.Dispose();

    private async Task DoAsync(string what, Func<Task> work)
    {
        while (true)
        {
            try
            {
                await work().ConfigureAwait(false);
                return;
            }
            catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception refused) when (refused is StoreException or IOException && !_stopping.IsCancellationRequested)
            {
                log.Again(what, refused);
            }
#pragma warning disable CA1031 // Nobody waits for it: the log is where its failure can be seen.
            catch (Exception failure)
#pragma warning restore CA1031
            {
                await failureReporter.FailedAsync(log, what, failure).ConfigureAwait(false);
                return;
            }

            try
            {
                await Task.Delay(Pause, time, _stopping.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }
}
