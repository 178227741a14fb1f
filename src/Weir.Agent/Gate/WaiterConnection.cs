using System.Threading.Channels;
using Weir.Jobs;

namespace Weir.Agent;

/// <summary>
/// One connection of a process that waits in place. Its lines are to be written to the process as they come, each with a line
/// end and flushed; the answer ends where the lines end. Disposing it says that the connection is closed.
/// </summary>
public sealed class WaiterConnection : IDisposable
{
    private readonly Channel<string> _lines = Channel.CreateUnbounded<string>(new UnboundedChannelOptions { SingleReader = true });
    private Action<WaiterConnection>? _left;

    internal WaiterConnection(TrackingNumber? number, WaitingProcess? process, Action<WaiterConnection>? left)
    {
        Number = number;
        Process = process;
        _left = left;
    }

    /// <summary>Its tracking number; <see langword="null"/> where the gate lets it run untracked.</summary>
    public TrackingNumber? Number { get; }

    /// <summary>What to write, in order.</summary>
    public ChannelReader<string> Lines => _lines.Reader;

    /// <summary>The process at the other end; <see langword="null"/> where nothing will be done with it.</summary>
    internal WaitingProcess? Process { get; }

    /// <inheritdoc />
    public void Dispose() => Interlocked.Exchange(ref _left, null)?.Invoke(this);

    internal void Send(string line) => _lines.Writer.TryWrite(line);

    internal void SendLast(string line)
    {
        _lines.Writer.TryWrite(line);
        _lines.Writer.TryComplete();
    }

    /// <summary>Ends the answer without a word: the process connects again.</summary>
    internal void Close() => _lines.Writer.TryComplete();
}
