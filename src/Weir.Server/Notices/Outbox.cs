using System.Collections.Concurrent;
using System.Threading.Channels;
using Weir.Notices;
using Weir.Server.Loop;
using Channel = System.Threading.Channels.Channel;

namespace Weir.Server.Notices;

/// <summary>
/// What is to be told, for who delivers. Asked and settled through the loop, so that the store has it before anybody acts.
/// </summary>
internal sealed class Outbox(ServerLoop loop, TimeProvider time) : IOutbox
{
    private static readonly TimeSpan s_furthest = TimeSpan.FromDays(1);
    private static readonly TimeSpan s_retry = TimeSpan.FromSeconds(1);

    private readonly Channel<bool> _news = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite }
    );

    private readonly ConcurrentDictionary<long, TaskCompletionSource<DeliveryResult>> _watched = [];

    /// <summary>There is something new to be told, or something was settled.</summary>
    public void Wake() => _news.Writer.TryWrite(true);

    /// <summary>What comes of a telling, the first time that it is tried; until <see cref="Leave"/>.</summary>
    public Task<DeliveryResult> Watch(long id) => _watched.GetOrAdd(id, _ => New()).Task;

    /// <summary>Nobody waits for these any more.</summary>
    public void Leave(IEnumerable<long> ids)
    {
        foreach (var id in ids)
        {
            _watched.TryRemove(id, out _);
        }
    }

    public async Task<IReadOnlyList<Delivery>> TakeAsync(int most, CancellationToken cancellationToken)
    {
        while (true)
        {
            DateTimeOffset? next;
            try
            {
                var work = new BoardWork<(IReadOnlyList<Delivery> Taken, DateTimeOffset? Next)>(
                    (board, now) => (board.Take(most, now), board.NextDue)
                );
                loop.Post(work);
                (var taken, next) = await work.Result.WaitAsync(cancellationToken).ConfigureAwait(false);
                if (taken.Count > 0)
                {
                    return taken;
                }
            }
            catch (ServerUnavailableException)
            {
                // The loop says so itself, and goes on when the store is back.
                next = time.GetUtcNow() + s_retry;
            }

            await WaitAsync(next, cancellationToken).ConfigureAwait(false);
        }
    }

    public async Task SettleAsync(DeliveryResult result, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                var work = new BoardWork<bool>(
                    (board, now) =>
                    {
                        board.Settle(result, now);
                        return true;
                    }
                );
                loop.Post(work);
                await work.Result.WaitAsync(cancellationToken).ConfigureAwait(false);
                if (_watched.TryGetValue(result.Id, out var watched))
                {
                    watched.TrySetResult(result);
                }

                return;
            }
            catch (ServerUnavailableException)
            {
                await Task.Delay(s_retry, time, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private static TaskCompletionSource<DeliveryResult> New() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private async Task WaitAsync(DateTimeOffset? next, CancellationToken cancellationToken)
    {
        var span = next is { } at ? at - time.GetUtcNow() : s_furthest;
        if (span <= TimeSpan.Zero)
        {
            return;
        }

        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var news = _news.Reader.WaitToReadAsync(over.Token).AsTask();
        await Task.WhenAny(news, Task.Delay(span < s_furthest ? span : s_furthest, time, over.Token)).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        _news.Reader.TryRead(out _);
        await over.CancelAsync().ConfigureAwait(false);
    }
}
