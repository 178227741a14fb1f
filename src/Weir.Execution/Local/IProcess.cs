using Weir.Linux;

namespace Weir.Execution.Local;

/// <summary>One process for as long as it is asked about: never another one that has its id later.</summary>
internal interface IProcess : IDisposable
{
    /// <summary>Its id as this machine counts; 0 where it cannot be seen from here.</summary>
    int Id { get; }

    /// <summary>
    /// Whether this agent started or met it. One that only a file names, as after a start of an older version, is watched for its
    /// end, and nothing is ever done to it.
    /// </summary>
    bool IsSure { get; }

    bool HasEnded { get; }

    /// <summary>The kernel's handle of it, where there is one.</summary>
    ProcessHandle? Handle { get; }

    /// <summary>What it is known by after a restart of the agent; <see langword="null"/> where it has ended or cannot be seen.</summary>
    ProcessIdentity? Mark { get; }

    bool TrySignal(int signal);
}
