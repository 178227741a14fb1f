namespace Weir.Agent;

/// <summary>What of a job's command leaves the machine and is shown to others.</summary>
public enum CommandText
{
    /// <summary>The command without what is known to be a secret.</summary>
    Redacted,

    /// <summary>The command as it is.</summary>
    Full,

    /// <summary>Nothing.</summary>
    None,
}
