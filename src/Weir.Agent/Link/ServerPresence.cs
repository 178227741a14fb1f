namespace Weir.Agent.Link;

/// <summary>Whether the server answers. One failed call is not yet an absence.</summary>
internal sealed class ServerPresence(TimeProvider time)
{
    /// <summary>How long nothing may answer before the server counts as away.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>What to see to where a server that was named has never answered.</summary>
    public const string NeverAnswered =
        "it has never answered this agent: see that 'weir server' runs there, and that 'weir agent --server' names it";

    private readonly Lock _lock = new();
    private DateTimeOffset? _silentSince = time.GetUtcNow();
    private bool _known;
    private string? _trouble;
    private LinkFailure _failure;
    private bool _hasAnswered = true;
    private bool _isHere;
    private readonly TaskCompletionSource _tried = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>
    /// Completes when the server has answered or refused the first greeting, or does not answer it. One in this process may only be
    /// starting: its silence says nothing.
    /// </summary>
    public Task Tried => _tried.Task;

    /// <summary>Whether the server has been silent for longer than the patience.</summary>
    public bool IsAway
    {
        get
        {
            lock (_lock)
            {
                return _silentSince is { } since && time.GetUtcNow() - since >= Patience;
            }
        }
    }

    public bool Answers
    {
        get
        {
            lock (_lock)
            {
                return _silentSince is null;
            }
        }
    }

    /// <summary>Whether it has answered at any time, to an earlier agent of this journal as well.</summary>
    public bool HasAnswered
    {
        get
        {
            lock (_lock)
            {
                return _hasAnswered;
            }
        }
    }

    /// <summary>What went wrong last on the link; <see langword="null"/> while it answers.</summary>
    public string? Trouble
    {
        get
        {
            lock (_lock)
            {
                return _trouble is null || _failure != LinkFailure.Silence || _hasAnswered ? _trouble : $"{_trouble}; {NeverAnswered}";
            }
        }
    }

    /// <summary>Whether it has refused this agent since it last answered.</summary>
    public bool IsRefused
    {
        get
        {
            lock (_lock)
            {
                return _silentSince is not null && _failure != LinkFailure.Silence;
            }
        }
    }

    /// <summary>Whether it has refused this agent because it knows more of it than the journal.</summary>
    public bool KnowsMore
    {
        get
        {
            lock (_lock)
            {
                return _silentSince is not null && _failure == LinkFailure.OlderJournal;
            }
        }
    }

    /// <summary><c>answers</c>, <c>silent</c> or <c>refused</c>.</summary>
    public string State
    {
        get
        {
            lock (_lock)
            {
                return _silentSince is null ? "answers"
                    : _failure != LinkFailure.Silence ? "refused"
                    : "silent";
            }
        }
    }

    /// <summary>Takes over from the journal whether it has answered, and whether it is in this process.</summary>
    public void Restore(bool hasAnswered, bool isHere)
    {
        lock (_lock)
        {
            _hasAnswered = hasAnswered || isHere;
            _isHere = isHere;
        }
    }

    public void Answered()
    {
        lock (_lock)
        {
            _hasAnswered = true;
            _silentSince = null;
            _known = false;
            _trouble = null;
            _failure = LinkFailure.Silence;
        }

        _tried.TrySetResult();
    }

    /// <summary>The link does not work, and why: the first time as well. Says whether that is news.</summary>
    public bool Silent(string why, LinkFailure failure)
    {
        bool news;
        bool isHere;
        lock (_lock)
        {
            isHere = _isHere;
            news = _silentSince is null || _trouble != why;
            _silentSince ??= time.GetUtcNow();
            (_trouble, _failure) = (why, failure);
        }

        if (!isHere || failure != LinkFailure.Silence)
        {
            _tried.TrySetResult();
        }

        return news;
    }

    /// <summary>Whether the server has gone away since the last look.</summary>
    public bool CheckLost()
    {
        var away = IsAway;
        lock (_lock)
        {
            var news = away && !_known;
            _known = away;
            return news;
        }
    }
}
