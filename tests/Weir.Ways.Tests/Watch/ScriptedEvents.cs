using System.Collections.Concurrent;
using Weir.Linux;

namespace Weir.Ways.Tests.Watch;

/// <summary>Events of processes as a test tells them, instead of the kernel.</summary>
internal sealed class ScriptedEvents : IProcessEvents
{
    private readonly BlockingCollection<(ProcessReceipt Receipt, ProcessEvent Event)> _events = [];
    private readonly Dictionary<int, uint> _sequences = [];
    private long _clock = 1_000_000_000;

    public void Tell(ProcessEventKind kind, int process, int parent = 0, int value = 0, int processor = 0)
    {
        var sequence = _sequences[processor] = _sequences.GetValueOrDefault(processor) + 1;
        _events.Add((ProcessReceipt.Event, new ProcessEvent(kind, processor, sequence, _clock += 1000, process, process, parent, value)));
    }

    /// <summary>Numbers of a processor that nobody hears of.</summary>
    public void Lose(int count, int processor = 0) => _sequences[processor] = _sequences.GetValueOrDefault(processor) + (uint)count;

    public void Overrun() => _events.Add((ProcessReceipt.Overrun, default));

    public void Break() => _events.CompleteAdding();

    public ProcessReceipt Receive(bool waits, out ProcessEvent received)
    {
        (var receipt, received) = (ProcessReceipt.Nothing, default);
        try
        {
            if (_events.TryTake(out var next, waits ? Timeout.Infinite : 0))
            {
                (receipt, received) = next;
            }
        }
        catch (ObjectDisposedException)
        {
            receipt = ProcessReceipt.Woken;
        }

        return receipt == ProcessReceipt.Nothing && _events.IsCompleted ? throw new LinuxException(5, "the script is over") : receipt;
    }

    public void Wake()
    {
        if (!_events.IsAddingCompleted)
        {
            _events.Add((ProcessReceipt.Woken, default));
        }
    }

    public void Dispose() => _events.Dispose();
}
