using System.Collections.Concurrent;
using Weir.Agent.Running;

namespace Weir.Agent.Tests;

/// <summary>Processes that live until the test ends them.</summary>
internal sealed class FakeProcesses : IProcesses
{
    private readonly ConcurrentDictionary<int, Action> _watched = new();

    public ConcurrentQueue<(int ProcessId, int Signal)> Signals { get; } = new();

    public bool TryWatch(int processId, Action ended)
    {
        _watched[processId] = ended;
        return true;
    }

    public bool TrySignal(int processId, int signal)
    {
        Signals.Enqueue((processId, signal));
        return true;
    }

    public void End(int processId)
    {
        if (_watched.TryRemove(processId, out var ended))
        {
            ended();
        }
    }
}
