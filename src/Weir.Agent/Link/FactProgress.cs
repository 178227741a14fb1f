namespace Weir.Agent.Link;

/// <summary>How far the server has stored what this agent has written.</summary>
internal sealed class FactProgress(FactSignal signal)
{
    private readonly Lock _lock = new();
    private TaskCompletionSource _moved = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _written;
    private long _taken;

    /// <summary>The last fact that is known to be in the journal.</summary>
    public long Last
    {
        get
        {
            lock (_lock)
            {
                return _written;
            }
        }
    }

    /// <summary>The last fact that the server is known to have.</summary>
    public long Stored
    {
        get
        {
            lock (_lock)
            {
                return _taken;
            }
        }
    }

    /// <summary>The journal has facts up to this one.</summary>
    public void Written(long sequence)
    {
        lock (_lock)
        {
            _written = Math.Max(_written, sequence);
        }
    }

    /// <summary>The server has facts up to this one; fewer than before where it was restored from a backup.</summary>
    public void Taken(long sequence)
    {
        TaskCompletionSource moved;
        lock (_lock)
        {
            _taken = sequence;
            (moved, _moved) = (_moved, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        moved.TrySetResult();
    }

    /// <summary>Waits until the server has what is written now, or the time is over.</summary>
    public async Task WaitAsync(TimeSpan most, TimeProvider time, CancellationToken cancellationToken)
    {
        using var bounded = new CancellationTokenSource(most, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(bounded.Token, cancellationToken);
        long wanted;
        lock (_lock)
        {
            wanted = _written;
        }

        while (Pending(wanted) is { } moved)
        {
            signal.Raise(isUrgent: true);
            try
            {
                await moved.WaitAsync(either.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                return;
            }
        }
    }

    private Task? Pending(long wanted)
    {
        lock (_lock)
        {
            return _taken >= wanted ? null : _moved.Task;
        }
    }
}
