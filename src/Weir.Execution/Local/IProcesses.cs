namespace Weir.Execution.Local;

/// <summary>What the agent wants to know of processes.</summary>
internal interface IProcesses
{
    /// <summary>The process of a mark; one that has ended where there is none any more.</summary>
    IProcess Find(ProcessIdentity mark);

    /// <summary>The process that a file names, to be watched and no more; <see langword="null"/> where there is none.</summary>
    IProcess? Claimed(int processId);

    /// <summary>
    /// Calls once when the process has ended, at once where it has, with its exit code where it is a child of this process and left one.
    /// </summary>
    /// <exception cref="Linux.LinuxException">It cannot be watched for now.</exception>
    void Watch(IProcess process, Action<int?> ended);

    /// <summary>Watches it no more.</summary>
    void Forget(IProcess process);

    /// <summary>What descends from a living process, as the kernel says; the caller disposes of them.</summary>
    IReadOnlyList<IProcess> Below(IProcess ancestor);
}
