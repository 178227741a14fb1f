namespace Weir.Schedules;

/// <summary>What becomes of runs whose start time has passed when their day is built.</summary>
public enum PassedStarts
{
    /// <summary>They are planned as the others: somebody asks for them now.</summary>
    Plan,

    /// <summary>They are left out: the schedule is new, and never was to start them.</summary>
    LeaveOut,

    /// <summary>The server was down: the schedule says which of them are made up.</summary>
    MakeUp,
}
