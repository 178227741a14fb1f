namespace Weir.Ways.Watch;

/// <summary>What the watcher counts since the agent started.</summary>
internal sealed class WatchCounts
{
    private long _noticed;
    private long _gone;
    private long _repairs;

    /// <summary>Jobs that were noticed.</summary>
    public long Noticed => Interlocked.Read(ref _noticed);

    /// <summary>Those of them that were gone before they could be read.</summary>
    public long Gone => Interlocked.Read(ref _gone);

    /// <summary>How often all processes were looked at because events were lost.</summary>
    public long Repairs => Interlocked.Read(ref _repairs);

    public void Add(IReadOnlyList<WatchOutcome> outcomes)
    {
        var hasLost = false;
        foreach (var outcome in outcomes)
        {
            hasLost |= outcome is WatchOutcome.Lost;
            if (outcome is WatchOutcome.Noticed { Job: var job })
            {
                Interlocked.Increment(ref _noticed);
                Interlocked.Add(ref _gone, job.Sight is null ? 1 : 0);
            }
        }

        Interlocked.Add(ref _repairs, hasLost ? 1 : 0);
    }
}
