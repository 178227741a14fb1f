using System.Threading.Channels;

namespace Weir.Agent.Outputs;

/// <summary>Wakes whoever cares for output when there is some to care for.</summary>
internal sealed class OutputSignal
{
    private readonly Channel<bool> _news = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite }
    );

    /// <summary>There is some.</summary>
    public void Set() => _news.Writer.TryWrite(true);

    /// <summary>Waits for it, at most for so long.</summary>
    public async Task WaitAsync(TimeSpan most, TimeProvider time, CancellationToken cancellationToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAny(_news.Reader.WaitToReadAsync(ending.Token).AsTask(), Task.Delay(most, time, ending.Token)).ConfigureAwait(false);
        await ending.CancelAsync().ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        _news.Reader.TryRead(out _);
    }
}
