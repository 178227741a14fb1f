namespace Weir.Gate;

/// <summary>The last word of the agent about a process that waited at the gate.</summary>
internal enum GateAnswer
{
    /// <summary>No agent answered in time.</summary>
    NoAgent,

    /// <summary>Be the command, untracked.</summary>
    Run,

    /// <summary>Be the shepherd of the command.</summary>
    Go,

    /// <summary>Do nothing, successfully.</summary>
    Skip,

    /// <summary>Somebody cancelled the job.</summary>
    Cancelled,

    /// <summary>The agent refuses the submission.</summary>
    Refused,
}
