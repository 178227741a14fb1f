namespace Weir.Jobs;

/// <summary>Who becomes the command.</summary>
public enum SubmissionMode
{
    /// <summary>Stored: the agent runs it under a shepherd of its own.</summary>
    Stored,

    /// <summary>In place: the submitting process waits at the gate and becomes the shepherd of its own command.</summary>
    InPlace,

    /// <summary>Held and let go in another system's spool (at, Slurm): that system runs it.</summary>
    Spooled,

    /// <summary>Nobody submitted it: it was noticed while it ran, and nothing was done to it.</summary>
    Noticed,
}
