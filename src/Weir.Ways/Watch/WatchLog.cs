using Weir.Protocol.Gate;

namespace Weir.Ways.Watch;

/// <summary>What the watcher did and saw last, for people: it begins anew with each agent.</summary>
internal sealed class WatchLog(TimeProvider time)
{
    private const int Most = 1000;

    private readonly Lock _lock = new();
    private readonly Queue<WatcherLogLine> _lines = new();

    /// <summary>The lines, oldest first.</summary>
    public IReadOnlyList<WatcherLogLine> Lines
    {
        get
        {
            lock (_lock)
            {
                return [.. _lines];
            }
        }
    }

    public void Add(string text)
    {
        lock (_lock)
        {
            if (_lines.Count == Most)
            {
                _lines.Dequeue();
            }

            _lines.Enqueue(new WatcherLogLine(time.GetUtcNow(), text));
        }
    }
}
