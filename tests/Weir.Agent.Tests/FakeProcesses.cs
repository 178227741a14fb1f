using System.Collections.Concurrent;
using System.Threading.Channels;
using Weir.Execution;
using Weir.Execution.Local;

namespace Weir.Agent.Tests;

/// <summary>Processes that live until the test ends them.</summary>
internal sealed class FakeProcesses : IProcesses
{
    private readonly ConcurrentDictionary<int, FakeProcess> _living = new();
    private readonly ConcurrentDictionary<int, Action<int?>> _watched = new();
    private readonly ConcurrentDictionary<int, int> _parents = new();
    private readonly Channel<(int ProcessId, int Signal)> _arriving = Channel.CreateUnbounded<(int, int)>();

    public ConcurrentQueue<(int ProcessId, int Signal)> Signals { get; } = new();

    /// <summary>The exit codes of the next processes, which end as soon as they are watched.</summary>
    public ConcurrentQueue<int> ExitCodes { get; } = new();

    public bool IsWatched(int processId) => _watched.ContainsKey(processId);

    /// <summary>The next signal sent, whether it was already or will be.</summary>
    public ValueTask<(int ProcessId, int Signal)> NextSignalAsync(CancellationToken cancellationToken) =>
        _arriving.Reader.ReadAsync(cancellationToken);

    /// <summary>A new process, the child of another one or of nobody.</summary>
    public FakeProcess Add(int id, int parent = 0)
    {
        var process = new FakeProcess(id, this);
        _living[id] = process;
        _parents[id] = parent;
        return process;
    }

    public IProcess Find(ProcessIdentity mark)
    {
        if (_living.TryGetValue(mark.Id, out var process))
        {
            return process;
        }

        var gone = new FakeProcess(mark.Id, this);
        gone.End();
        return gone;
    }

    public IProcess? Claimed(int processId) => _living.ContainsKey(processId) ? new FakeProcess(processId, this) { IsSure = false } : null;

    public void Watch(IProcess process, Action<int?> ended)
    {
        if (process.HasEnded)
        {
            ended(null);
        }
        else if (ExitCodes.TryDequeue(out var exitCode))
        {
            ((FakeProcess)process).End(exitCode);
            ended(exitCode);
        }
        else
        {
            _watched[process.Id] = ended;
            if (process.HasEnded)
            {
                Ended(process.Id, null);
            }
        }
    }

    public void Forget(IProcess process) => _watched.TryRemove(process.Id, out _);

    public IReadOnlyList<IProcess> Below(IProcess ancestor) =>
        [.. _living.Values.Where(process => !process.HasEnded && _parents[process.Id] == ancestor.Id)];

    /// <summary>Ends a process, which leaves nothing.</summary>
    public void Kill(int processId) => _living[processId].End();

    /// <summary>The agent has gone: nobody is told any more.</summary>
    public void StopWatching() => _watched.Clear();

    public void Signalled(int processId, int signal)
    {
        Signals.Enqueue((processId, signal));
        _arriving.Writer.TryWrite((processId, signal));
    }

    public void Ended(int processId, int? exitCode)
    {
        if (_watched.TryRemove(processId, out var told))
        {
            told(exitCode);
        }
    }
}
