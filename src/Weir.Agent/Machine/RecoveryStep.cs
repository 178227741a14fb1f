namespace Weir.Agent.Machine;

/// <summary>What to do about a job that is not over, from what its row and its folder say.</summary>
internal enum RecoveryStep
{
    /// <summary>It waits to be let go.</summary>
    Wait,

    /// <summary>Its process waits in place and has to come back.</summary>
    AwaitWaiter,

    /// <summary>Its process that waited in place is gone, and nothing was started.</summary>
    WaiterGone,

    /// <summary>It was let go and nothing was started: start it.</summary>
    Start,

    /// <summary>It was cancelled before it was started.</summary>
    Cancelled,

    /// <summary>Its shepherd is alive.</summary>
    Follow,

    /// <summary>Its shepherd is gone and its processes live: follow them, the exit status is lost.</summary>
    FollowUnwatched,

    /// <summary>Its end is written down, and the process over it is gone.</summary>
    Finish,

    /// <summary>Its command has ended, and processes of it live: it is over when they are.</summary>
    AwaitLeftovers,

    /// <summary>Its command has ended, and processes of it live: they are killed.</summary>
    EndLeftovers,

    /// <summary>It ran, is gone and left no end.</summary>
    Lost,

    /// <summary>It ran when the machine restarted.</summary>
    MachineRestarted,
}
