using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Weir.Schedules.Events;
using Weir.Server.Loop;

namespace Weir.Server.Events;

/// <summary>
/// Does what definitions have done: each event's actions one after the other, as their owner would by hand. That one was done is
/// stored with what it did, so that none is lost or done twice whenever the server ends.
/// </summary>
internal sealed class EventRunner(WeirServer server, ServerLoop loop, TimeProvider time, ILogger logger) : IAsyncDisposable
{
    /// <summary>How many events are acted on beside each other.</summary>
    private const int AtOnce = 32;

    private static readonly TimeSpan s_retry = TimeSpan.FromSeconds(1);

    // A schedule that is built by an event may take so long before the event's next action comes.
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(1);

    private readonly Channel<bool> _news = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite }
    );

    // Only the task that takes touches it, and who ends, after it.
    private readonly Dictionary<long, Task> _running = [];
    private readonly SemaphoreSlim _slots = new(AtOnce);
    private readonly CancellationTokenSource _stop = new();
    private Task _taking = Task.CompletedTask;

    /// <summary>Begins with what is stored.</summary>
    public void Start()
    {
        _taking = Task.Run(() => TakeAsync(_stop.Token), CancellationToken.None);
        Wake();
    }

    /// <summary>There is something new to do.</summary>
    public void Wake() => _news.Writer.TryWrite(true);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _taking.ConfigureAwait(false);
        await Task.WhenAll(_running.Values).ConfigureAwait(false);
        _slots.Dispose();
        _stop.Dispose();
    }

    private async Task TakeAsync(CancellationToken stop)
    {
        try
        {
            while (await _news.Reader.WaitToReadAsync(stop).ConfigureAwait(false))
            {
                _news.Reader.TryRead(out _);
                if (await IdsAsync(stop).ConfigureAwait(false) is not { } ids)
                {
                    await Task.Delay(s_retry, time, stop).ConfigureAwait(false);
                    Wake();
                    continue;
                }

                foreach (var ended in _running.Where(running => running.Value.IsCompleted).Select(running => running.Key).ToList())
                {
                    _running.Remove(ended);
                }

                foreach (var id in ids.Where(id => !_running.ContainsKey(id)))
                {
                    await _slots.WaitAsync(stop).ConfigureAwait(false);
                    _running[id] = Task.Run(() => ActAsync(id, stop), CancellationToken.None);
                }
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The server ends; what is left is done when it is back.
        }
    }

    private async Task<IReadOnlyList<long>?> IdsAsync(CancellationToken stop)
    {
        try
        {
            return await loop.ReadAsync(view => view.Events.Ids, stop).ConfigureAwait(false);
        }
        catch (ServerUnavailableException)
        {
            return null;
        }
    }

    private async Task ActAsync(long id, CancellationToken stop)
    {
        try
        {
            while (await NextAsync(id, stop).ConfigureAwait(false)) { }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The server ends; what is left is done when it is back.
        }
#pragma warning disable CA1031 // One event must not be in the way of the others: it is in the log, and tried again at the next start.
        catch (Exception failure)
#pragma warning restore CA1031
        {
            ServerLog.WentOn(logger, "Acting on an event", failure);
        }
        finally
        {
            _slots.Release();
        }
    }

    // Whether there is more to do.
    private async Task<bool> NextAsync(long id, CancellationToken stop)
    {
        try
        {
            if (await loop.ReadAsync(view => view.Events.Find(id), stop).ConfigureAwait(false) is not { } raised)
            {
                return false;
            }

            var why = await TryAsync(raised, stop).ConfigureAwait(false);
            await PassAsync(id, raised.Next, why, stop).ConfigureAwait(false);
        }
        catch (ServerUnavailableException)
        {
            // The loop says so itself, and goes on when the store is back.
            await Task.Delay(s_retry, time, stop).ConfigureAwait(false);
        }

        return true;
    }

    // Why it came to nothing; null where it was done.
    private async Task<string?> TryAsync(RaisedEvent raised, CancellationToken stop)
    {
        if (
            !EventText.TryParse(raised.Actions[raised.Next], out var text, out var fault)
            || !text.TryRead(EventScope.At(raised.At), out var action, out fault)
        )
        {
            return fault;
        }

        using var patience = new CancellationTokenSource(s_patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, patience.Token);
        try
        {
            await EventExecutor.DoAsync(server, raised.ToCaller(), action, raised.Place, either.Token).ConfigureAwait(false);
            return null;
        }
        catch (RefusedException refused)
        {
            return refused.Message;
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested && !stop.IsCancellationRequested)
        {
            // A build that was ordered goes on by itself; what was not decided by now is left.
            return null;
        }
        catch (Exception failure) when (failure is not (ServerUnavailableException or OperationCanceledException))
        {
            ServerLog.WentOn(logger, "Acting on an event", failure);
            return "it failed inside; the host's log has the reason";
        }
    }

    // Where the action was done, the desk knows, and this changes nothing.
    private async Task PassAsync(long id, int action, string? why, CancellationToken stop)
    {
        var work = new EventWork(id, action, why);
        loop.Post(work);
        await work.Done.WaitAsync(stop).ConfigureAwait(false);
    }
}
