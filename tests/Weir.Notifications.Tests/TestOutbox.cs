using System.Collections.Concurrent;
using System.Threading.Channels;
using Weir.Notices;

namespace Weir.Notifications.Tests;

/// <summary>An outbox that a test fills.</summary>
internal sealed class TestOutbox : IOutbox
{
    private readonly Channel<Delivery> _due = System.Threading.Channels.Channel.CreateUnbounded<Delivery>();
    private readonly Channel<DeliveryResult> _settled = System.Threading.Channels.Channel.CreateUnbounded<DeliveryResult>();

    public ConcurrentQueue<int> Asked { get; } = [];

    public void Put(Delivery delivery) => _due.Writer.TryWrite(delivery);

    public ValueTask<DeliveryResult> NextSettledAsync(CancellationToken cancellationToken) => _settled.Reader.ReadAsync(cancellationToken);

    public async Task<IReadOnlyList<Delivery>> TakeAsync(int most, CancellationToken cancellationToken)
    {
        Asked.Enqueue(most);
        return [await _due.Reader.ReadAsync(cancellationToken)];
    }

    public Task SettleAsync(DeliveryResult result, CancellationToken cancellationToken)
    {
        _settled.Writer.TryWrite(result);
        return Task.CompletedTask;
    }
}
