namespace Weir.Agent.Machine;

/// <summary>Why a job's folder is looked at.</summary>
internal enum CheckReason
{
    /// <summary>A shepherd said that there may be news.</summary>
    Hint,

    /// <summary>Some time after a start was seen.</summary>
    Settled,

    /// <summary>The process over the job has ended, or is not known.</summary>
    ShepherdEnded,

    /// <summary>The start that was put off is due.</summary>
    Due,

    /// <summary>It has written something.</summary>
    Output,

    /// <summary>The agent starts.</summary>
    Recovery,
}
