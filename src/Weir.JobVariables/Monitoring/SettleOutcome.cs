namespace Weir.JobVariables;

/// <summary>What was to be done about a record.</summary>
public enum SettleOutcome
{
    /// <summary>The variable does not monitor that job.</summary>
    NotMonitored,

    /// <summary>The record said it already.</summary>
    Right,

    /// <summary>The record says it now.</summary>
    Corrected,

    /// <summary>The variable's file was gone, and is there again.</summary>
    Repaired,
}
