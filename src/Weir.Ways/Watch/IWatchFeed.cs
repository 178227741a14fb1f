namespace Weir.Ways.Watch;

/// <summary>Where it is seen what processes do.</summary>
internal interface IWatchFeed : IDisposable
{
    /// <summary>What is watched; all that is there is looked at when it changes.</summary>
    WatchScope Scope { get; set; }

    /// <summary>Whether starts and ends are told of as they happen, and not only found by scans.</summary>
    bool TellsEnds { get; }

    /// <summary>Whether it goes before other threads; else short processes are gone before they can be read.</summary>
    bool IsUrgent { get; }

    /// <summary>How many events it was told.</summary>
    long Events { get; }

    /// <summary>How many events are known to be lost.</summary>
    long Lost { get; }

    /// <summary>Waits for news, and gives all that there are. Ends with an error where nothing is to be seen any more.</summary>
    Task<IReadOnlyList<WatchNews>> ReadAsync(CancellationToken cancellationToken);

    /// <summary>Looks at all that is there, soon.</summary>
    void Scan();

    /// <summary>Starts a canary and waits for it to be seen; whether it was.</summary>
    /// <exception cref="Linux.LinuxException">It cannot be started.</exception>
    Task<bool> TestAsync(TimeSpan most, TimeProvider time, CancellationToken cancellationToken);
}
