namespace Weir.Linux;

/// <summary>What the kernel tells of a process.</summary>
public enum ProcessEventKind
{
    /// <summary>Something else.</summary>
    Other,

    /// <summary>The kernel's answer to being asked.</summary>
    Answer,

    /// <summary>There is a new process, or a new thread of one.</summary>
    Forked,

    /// <summary>It became another program.</summary>
    Executed,

    /// <summary>It changed its user.</summary>
    UserChanged,

    /// <summary>It changed its name.</summary>
    Renamed,

    /// <summary>A thread of it ended; with its first thread the process.</summary>
    Exited,
}
