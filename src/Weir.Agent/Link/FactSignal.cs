using System.Threading.Channels;

namespace Weir.Agent.Link;

/// <summary>Says that there may be new facts. Many raises before a wait are one.</summary>
internal sealed class FactSignal
{
    private readonly Channel<bool> _raised = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Raise() => _raised.Writer.TryWrite(true);

    public async Task WaitAsync(CancellationToken cancellationToken) => await _raised.Reader.ReadAsync(cancellationToken).ConfigureAwait(false);
}
