namespace Weir.Ways.Watch;

/// <summary>What was seen of a process.</summary>
internal enum WatchNewsKind
{
    /// <summary>It is new.</summary>
    Forked,

    /// <summary>It became a program, in a watched subsystem.</summary>
    Executed,

    /// <summary>It was found there, running already.</summary>
    Found,

    /// <summary>It became a program somewhere else.</summary>
    Elsewhere,

    /// <summary>It became a program, and was gone before it could be read.</summary>
    Gone,

    /// <summary>It changed its user.</summary>
    UserChanged,

    /// <summary>It ended.</summary>
    Exited,

    /// <summary>Events were lost.</summary>
    Lost,

    /// <summary>All that is there was looked at.</summary>
    Scanned,
}
