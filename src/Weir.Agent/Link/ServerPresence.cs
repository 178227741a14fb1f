namespace Weir.Agent.Link;

/// <summary>Whether the server answers. One failed call is not yet an absence.</summary>
internal sealed class ServerPresence(TimeProvider time)
{
    /// <summary>How long nothing may answer before the server counts as away.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly Lock _gate = new();
    private DateTimeOffset? _silentSince = time.GetUtcNow();
    private bool _known;

    /// <summary>Whether the server has been silent for longer than the patience.</summary>
    public bool IsAway
    {
        get
        {
            lock (_gate)
            {
                return _silentSince is { } since && time.GetUtcNow() - since >= Patience;
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

    public void Answered()
    {
        lock (_gate)
        {
            _silentSince = null;
            _known = false;
        }
    }

    public void Silent()
    {
        lock (_gate)
        {
            _silentSince ??= time.GetUtcNow();
        }
    }

    /// <summary>Whether the server has gone away since the last look.</summary>
    public bool Look()
    {
        var away = IsAway;
        lock (_gate)
        {
            var news = away && !_known;
            _known = away;
            return news;
        }
    }
}
