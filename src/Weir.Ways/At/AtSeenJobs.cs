namespace Weir.Ways.At;

/// <summary>What was seen and said of the jobs in at's spool, as long as they lie there. One looks at a time.</summary>
internal sealed class AtSeenJobs(AtSpool spool) : IDisposable
{
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly HashSet<string> _failed = new(StringComparer.Ordinal);
    private readonly HashSet<string> _running = new(StringComparer.Ordinal);
    private volatile bool _givesBack;

    /// <summary>The scripts that at made and nobody decided about.</summary>
    public AtOpenScripts Opened { get; } = new(spool);

    /// <summary>Whether all jobs are being given back: none is taken then.</summary>
    public bool GivesBack
    {
        get => _givesBack;
        set => _givesBack = value;
    }

    /// <summary>Whether it is the first time that something is said of the job.</summary>
    public bool IsFirst(AtEntry entry) => _seen.Add(entry.Rest);

    /// <summary>Whether it is the first time that something failed with the job.</summary>
    public bool IsFirstFailure(AtEntry entry) => _failed.Add(entry.Rest);

    /// <summary>atd has taken it up.</summary>
    public void Runs(AtEntry entry) => _running.Add(entry.Rest);

    /// <summary>Whether atd has taken it up.</summary>
    public bool IsRunning(AtEntry entry) => _running.Contains(entry.Rest);

    /// <summary>It runs no more.</summary>
    public void EndsRunning(AtEntry entry) => _running.Remove(entry.Rest);

    /// <summary>It lies there no more.</summary>
    public void Forget(AtEntry entry)
    {
        Opened.Close(entry);
        _seen.Remove(entry.Rest);
        _failed.Remove(entry.Rest);
    }

    public void Dispose() => Opened.Dispose();
}
