using System.Collections.Concurrent;
using System.Threading.Channels;
using Weir.Agent.Running;

namespace Weir.Agent.Tests;

/// <summary>Processes that live until the test ends them.</summary>
internal sealed class FakeProcesses : IProcesses
{
    private readonly ConcurrentDictionary<int, Action<int?>> _watched = new();

    private readonly Channel<(int ProcessId, int Signal)> _arriving = Channel.CreateUnbounded<(int, int)>();

    public ConcurrentQueue<(int ProcessId, int Signal)> Signals { get; } = new();

    /// <summary>The next signal sent, whether it was already or will be.</summary>
    public ValueTask<(int ProcessId, int Signal)> NextSignalAsync(CancellationToken cancellationToken) => _arriving.Reader.ReadAsync(cancellationToken);

    /// <summary>The exit codes of the next processes, which end as soon as they are watched.</summary>
    public ConcurrentQueue<int> ExitCodes { get; } = new();

    public bool TryWatch(int processId, Action<int?> ended)
    {
        if (ExitCodes.TryDequeue(out var exitCode))
        {
            ended(exitCode);
            return true;
        }

        _watched[processId] = ended;
        return true;
    }

    public bool TrySignal(int processId, int signal)
    {
        Signals.Enqueue((processId, signal));
        _arriving.Writer.TryWrite((processId, signal));
        return true;
    }

    public void End(int processId, int? exitCode = null)
    {
        if (_watched.TryRemove(processId, out var ended))
        {
            ended(exitCode);
        }
    }
}
