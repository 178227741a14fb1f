using System.Threading.Channels;
using Weir.Jobs;

namespace Weir.Server.Changes;

/// <summary>
/// Tells subscribers which jobs changed. Ids rise, over restarts too; the last changes are kept, so that one who reconnects
/// misses nothing. Nobody slow holds the loop up: who falls behind too far is told to look at everything again.
/// </summary>
public sealed class ChangeFeed
{
    private const int Kept = 4096;
    private const int Buffered = 1024;
    private readonly Lock _lock = new();
    private readonly Queue<JobChange> _recent = new();
    private readonly List<Channel<JobChange>> _subscribers = [];
    private long _last;

    /// <summary>The id of the last change.</summary>
    public long Last
    {
        get
        {
            lock (_lock)
            {
                return _last;
            }
        }
    }

    /// <summary>How many listen.</summary>
    public int Subscribers
    {
        get
        {
            lock (_lock)
            {
                return _subscribers.Count;
            }
        }
    }

    /// <summary>Begins an epoch: ids go on above those of all earlier ones.</summary>
    internal void Begin(long epoch)
    {
        lock (_lock)
        {
            _last = Math.Max(_last, epoch << 32);
        }
    }

    internal void Publish(IEnumerable<Job> jobs)
    {
        lock (_lock)
        {
            foreach (var job in jobs)
            {
                var change = new JobChange(++_last, job);
                _recent.Enqueue(change);
                if (_recent.Count > Kept)
                {
                    _recent.Dequeue();
                }

                for (var i = _subscribers.Count - 1; i >= 0; i--)
                {
                    if (!_subscribers[i].Writer.TryWrite(change))
                    {
                        _subscribers[i].Writer.TryComplete();
                        _subscribers.RemoveAt(i);
                    }
                }
            }
        }
    }

    /// <summary>
    /// Subscribes to all changes after one, or from now on. <c>Complete</c> is false where changes after it are no longer
    /// kept. The channel ends when its reader falls behind too far.
    /// </summary>
    public ChangeSubscription Subscribe(long? after)
    {
        var channel = Channel.CreateBounded<JobChange>(
            new BoundedChannelOptions(Buffered + Kept) { FullMode = BoundedChannelFullMode.Wait, SingleReader = true }
        );
        lock (_lock)
        {
            var complete = after is null || after == _last || (_recent.TryPeek(out var oldest) && oldest.Id <= after + 1 && after <= _last);
            if (after is { } from && complete)
            {
                foreach (var change in _recent.Where(change => change.Id > from))
                {
                    channel.Writer.TryWrite(change);
                }
            }

            _subscribers.Add(channel);
            return new ChangeSubscription(channel.Reader, complete, _last, () => Remove(channel));
        }
    }

    private void Remove(Channel<JobChange> channel)
    {
        lock (_lock)
        {
            _subscribers.Remove(channel);
        }
    }
}
