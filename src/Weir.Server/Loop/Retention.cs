using Microsoft.Extensions.Logging;
using Weir.Server.Agents;
using Weir.Server.Definitions;
using Weir.Stores;
using Weir.Stores.Server;

namespace Weir.Server.Loop;

/// <summary>Forgets, once an hour and beside the loop, jobs that have been over for long enough.</summary>
internal sealed class Retention(
    IServerStore store,
    ServerLoop loop,
    SetAsideFacts setAside,
    ServerOptions options,
    TimeProvider time,
    ILogger logger
) : IAsyncDisposable
{
    private static readonly TimeSpan s_interval = TimeSpan.FromHours(1);

    private readonly CancellationTokenSource _stop = new();
    private Task _running = Task.CompletedTask;

    public void Start()
    {
        if (options.KeepJobs is { } keep)
        {
            var timer = new PeriodicTimer(s_interval, time);
            _running = Task.Run(() => RunAsync(timer, keep, _stop.Token), CancellationToken.None);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _running.ConfigureAwait(false);
        _stop.Dispose();
    }

    private async Task RunAsync(PeriodicTimer timer, TimeSpan keep, CancellationToken stop)
    {
        using var hours = timer;
        try
        {
            while (await hours.WaitForNextTickAsync(stop).ConfigureAwait(false))
            {
                await PurgeAsync(keep, stop).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return;
        }
    }

    private async Task PurgeAsync(TimeSpan keep, CancellationToken stop)
    {
        try
        {
            var before = time.GetUtcNow() - keep;
            var written = new DefinitionUpdate<bool>(
                null,
                (catalog, at) =>
                    new DefinitionEdit<bool>(
                        catalog.WithoutPropertiesBefore(before, options.BusinessDay, at).WithForgotten(before, at),
                        true
                    )
            );
            loop.Post(written);
            await written.Result.WaitAsync(stop).ConfigureAwait(false);
            var forgotten = await store.PurgeAsync(before, stop).ConfigureAwait(false);
            await setAside.CountAsync(stop).ConfigureAwait(false);
            if (forgotten > 0)
            {
                ServerLog.Purged(logger, forgotten);
            }
        }
        catch (StoreException refusal)
        {
            // The next hour tries again; what else the store refuses, the loop says.
            ServerLog.PurgeRefused(logger, refusal.Message);
        }
#pragma warning disable CA1031 // It must not end unseen: the next hour tries again.
        catch (Exception failure) when (failure is not OperationCanceledException)
#pragma warning restore CA1031
        {
            ServerLog.WentOn(logger, "Forgetting old jobs", failure);
        }
    }
}
