namespace Weir.Web.Connections;

/// <summary>The place that one connection takes up, until it is disposed of.</summary>
public sealed class ConnectionSlot : IDisposable
{
    private readonly ConnectionSlots _shares;
    private readonly Lock _lock = new();
    private ConnectionHolder _holder;
    private bool _waits,
        _left,
        _isMoved;

    internal ConnectionSlot(ConnectionSlots shares, ConnectionHolder holder) => (_shares, _holder) = (shares, holder);

    /// <summary>Whose it is.</summary>
    internal string Name => _holder.Name;

    /// <summary>Takes the connection for one that waits; else why it may not.</summary>
    internal string? TryWait()
    {
        lock (_lock)
        {
            if (_left || _waits)
            {
                return null;
            }

            var refusal = _shares.TryWait(_holder);
            _waits = refusal is null;
            return refusal;
        }
    }

    /// <summary>It does not wait any more.</summary>
    internal void Resume()
    {
        lock (_lock)
        {
            if (_waits && !_left)
            {
                _waits = false;
                _shares.Resume(_holder);
            }
        }
    }

    /// <summary>Counts the connection for whoever has shown to be at its other end; once.</summary>
    internal void Belongs(ConnectionHolder holder)
    {
        lock (_lock)
        {
            if (!_isMoved && !_left && !_waits && _shares.TryMove(_holder, holder))
            {
                (_holder, _isMoved) = (holder, true);
            }
        }
    }

    /// <inheritdoc />
    public void Dispose()
    {
        lock (_lock)
        {
            if (!_left)
            {
                _left = true;
                _shares.Leave(_holder, _waits);
            }
        }
    }
}
