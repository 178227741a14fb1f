namespace Weir.Agent.Running;

/// <summary>What the agent wants to know of and do to processes.</summary>
internal interface IProcesses
{
    /// <summary>
    /// Calls once when the process has ended, with its exit code where it is a child of this process and left one;
    /// <see langword="false"/> where it has ended already.
    /// </summary>
    bool TryWatch(int processId, Action<int?> ended);

    /// <summary>Sends a signal; a negative id is a process group.</summary>
    bool TrySignal(int processId, int signal);
}
