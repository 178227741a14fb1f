using Weir.Jobs;

namespace Weir.Execution;

/// <summary>A job as its executor sees it. What it answers may change while the job is followed.</summary>
public interface IExecutionSubject
{
    TrackingNumber Number { get; }

    /// <summary>Whether a process that is the user's own stands over it: it waited in place.</summary>
    bool InPlace { get; }

    /// <summary>What it was let go with; <see langword="null"/> while it waits.</summary>
    ExecutionReference? Reference { get; }

    /// <summary>The submission's key; the default until it is known.</summary>
    Guid Key { get; }

    /// <summary>
    /// The process that it was noticed as: it started by itself, and nobody stands over it. <see langword="null"/> of all other jobs.
    /// </summary>
    ProcessIdentity? Noticed => null;

    /// <summary>Whether Slurm runs it, on whatever machine.</summary>
    bool IsInSlurm => false;

    /// <summary>Who runs it; <see langword="null"/> until it is known.</summary>
    Submitter? Submitter { get; }
}
