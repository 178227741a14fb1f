namespace Weir.Web.Connections;

/// <summary>So much at a time, in the order in which it was asked for; what is more than all waits until there is nothing else.</summary>
internal sealed class CallerQueue(long most)
{
    private readonly Lock _lock = new();
    private readonly LinkedList<Waiting> _queue = [];
    private long _used;

    /// <summary>Ends when it is the caller's turn, who leaves by <see cref="Leave"/>.</summary>
    public async Task EnterAsync(long weight, CancellationToken cancellationToken)
    {
        LinkedListNode<Waiting> mine;
        lock (_lock)
        {
            if (_queue.Count == 0 && Fits(weight))
            {
                _used += weight;
                return;
            }

            mine = _queue.AddLast(new Waiting(weight));
        }

        try
        {
            await mine.Value.Come.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            lock (_lock)
            {
                if (mine.List is null)
                {
                    _used -= weight;
                }
                else
                {
                    _queue.Remove(mine);
                }

                LetIn();
            }

            throw;
        }
    }

    /// <summary>Gives the turn to the next.</summary>
    public void Leave(long weight)
    {
        lock (_lock)
        {
            _used -= weight;
            LetIn();
        }
    }

    private bool Fits(long weight) => _used == 0 || _used + weight <= most;

    private void LetIn()
    {
        while (_queue.First is { } first && Fits(first.Value.Weight))
        {
            _queue.RemoveFirst();
            _used += first.Value.Weight;
            first.Value.Come.TrySetResult();
        }
    }

    private sealed record Waiting(long Weight)
    {
        public TaskCompletionSource Come { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
