namespace Weir.Linux;

/// <summary>
/// Threads of their own for calls that may block, so that none of the pool's does. Each caller has a lane: so many of its calls run at
/// once, the rest wait behind them, and callers take turns. Threads are made when they are needed and end when they are not.
/// </summary>
/// <param name="name">What the threads are called.</param>
/// <param name="threads">The most threads there are.</param>
/// <param name="perCaller">The most calls of one caller that run at once.</param>
/// <param name="mostWaiting">The most calls of one caller that wait.</param>
public sealed class BlockingCalls(string name, int threads, int perCaller, int mostWaiting)
{
    private const int IdleMilliseconds = 20_000;

    private readonly object _lock = new();
    private readonly Dictionary<string, Lane> _lanes = new(StringComparer.Ordinal);
    private readonly Queue<Lane> _ready = new();
    private int _threads,
        _idle;

    /// <summary>Runs a call in its caller's lane and tells what came of it. What is broken off before it began does not run.</summary>
    /// <exception cref="TooManyCallsException">The caller has as many calls waiting as may wait.</exception>
    public Task<T> RunAsync<T>(string caller, Func<T> call, CancellationToken cancellationToken = default)
    {
        TaskCompletionSource<T> done = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Enqueue(
            caller,
            () =>
            {
                if (cancellationToken.IsCancellationRequested)
                {
                    done.TrySetCanceled(cancellationToken);
                    return;
                }

                try
                {
                    done.TrySetResult(call());
                }
#pragma warning disable CA1031 // Whoever waits for the call hears of its failure.
                catch (Exception failure)
#pragma warning restore CA1031
                {
                    done.TrySetException(failure);
                }
            }
        );
        return done.Task;
    }

    private void Enqueue(string caller, Action work)
    {
        lock (_lock)
        {
            if (!_lanes.TryGetValue(caller, out var lane))
            {
                _lanes[caller] = lane = new Lane(caller);
            }
            else if (lane.Waiting.Count >= mostWaiting)
            {
                throw new TooManyCallsException(mostWaiting);
            }

            lane.Waiting.Enqueue(work);
            Ready(lane);
        }
    }

    // Under the gate. A lane is in the queue once for as long as it has a call that may run.
    private void Ready(Lane lane)
    {
        if (lane.IsReady || lane.Waiting.Count == 0 || lane.Running >= perCaller)
        {
            return;
        }

        lane.IsReady = true;
        _ready.Enqueue(lane);
        if (_idle > 0)
        {
            Monitor.Pulse(_lock);
        }
        else if (_threads < threads)
        {
            _threads++;
            new Thread(Work) { IsBackground = true, Name = name }.UnsafeStart();
        }
    }

    private void Work()
    {
        while (Dequeue() is var (lane, work) && lane is not null)
        {
            work!();
            lock (_lock)
            {
                lane.Running--;
                Ready(lane);
                if (lane.Running == 0 && lane.Waiting.Count == 0)
                {
                    _lanes.Remove(lane.Caller);
                }
            }
        }
    }

    private (Lane? Lane, Action? Work) Dequeue()
    {
        lock (_lock)
        {
            while (_ready.Count == 0)
            {
                _idle++;
                var isWanted = Monitor.Wait(_lock, IdleMilliseconds) || _ready.Count > 0;
                _idle--;
                if (!isWanted)
                {
                    _threads--;
                    return default;
                }
            }

            var lane = _ready.Dequeue();
            lane.IsReady = false;
            lane.Running++;
            var work = lane.Waiting.Dequeue();
            Ready(lane);
            return (lane, work);
        }
    }

    private sealed class Lane(string caller)
    {
        public string Caller { get; } = caller;

        public Queue<Action> Waiting { get; } = new();

        public int Running { get; set; }

        public bool IsReady { get; set; }
    }
}
