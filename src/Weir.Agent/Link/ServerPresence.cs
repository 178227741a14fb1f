namespace Weir.Agent.Link;

/// <summary>Whether the server answers. One failed call is not yet an absence.</summary>
internal sealed class ServerPresence(TimeProvider time)
{
    /// <summary>How long nothing may answer before the server counts as away.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly Lock _gate = new();
    private DateTimeOffset? _silentSince = time.GetUtcNow();
    private bool _away;

    /// <summary>Raised when the server goes away, and when it is back; on the link's loop.</summary>
    public event Action<bool>? Changed;

    public bool IsAway
    {
        get
        {
            lock (_gate)
            {
                return _away;
            }
        }
    }

    public bool Answers
    {
        get
        {
            lock (_gate)
            {
                return _silentSince is null;
            }
        }
    }

    public void Answered() => Set(silent: false);

    public void Silent() => Set(silent: true);

    private void Set(bool silent)
    {
        bool changed;
        lock (_gate)
        {
            var before = _away;
            _silentSince = silent ? _silentSince ?? time.GetUtcNow() : null;
            _away = _silentSince is { } since && time.GetUtcNow() - since >= Patience;
            changed = _away != before;
        }

        if (changed)
        {
            Changed?.Invoke(silent);
        }
    }
}
