namespace Weir.Jobs;

/// <summary>Where a job is on its way. One machine of states; <c>docs/states.md</c> shows it.</summary>
public enum JobState
{
    /// <summary>Known and not let go yet; its holders say why.</summary>
    Waiting,

    /// <summary>The order to start is out; the machine has not said yet that the command runs.</summary>
    Starting,

    /// <summary>The command runs.</summary>
    Running,

    /// <summary>Ended with a status that counts as success, or marked so.</summary>
    Succeeded,

    /// <summary>Ended with any other status or by a signal, or marked so.</summary>
    Failed,

    /// <summary>Ended by a cancel, before or after it started.</summary>
    Cancelled,

    /// <summary>Passed over by an operator; counts as done for those that wait for it.</summary>
    Skipped,

    /// <summary>Its latest start time went by.</summary>
    Missed,

    /// <summary>Not accepted by the schedule; held until an operator acts.</summary>
    Rejected,

    /// <summary>The machine could not start the command.</summary>
    StartFailed,

    /// <summary>The machine fell silent or the shepherd died; the outcome is unknown.</summary>
    Lost,

    /// <summary>Ended, and an operator looks into it.</summary>
    UnderReview,

    /// <summary>Ended badly, and an operator has put right what it left.</summary>
    Fixed,
}
