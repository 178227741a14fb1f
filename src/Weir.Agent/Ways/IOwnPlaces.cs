namespace Weir.Agent.Ways;

/// <summary>Where a way in put something of its own into the configuration of others.</summary>
internal interface IOwnPlaces
{
    /// <summary>The way's name.</summary>
    string Way { get; }

    /// <summary>The folders in which something may change.</summary>
    IReadOnlyList<string> Folders { get; }

    /// <summary>
    /// What somebody else changed of it since, one sentence each: which file, what follows from that, and the way back. Asked
    /// only where the way is in.
    /// </summary>
    IReadOnlyList<string> FindChanges();
}
