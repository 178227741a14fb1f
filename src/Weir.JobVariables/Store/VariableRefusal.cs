namespace Weir.JobVariables;

/// <summary>Why something cannot be done to a variable.</summary>
public enum VariableRefusal
{
    /// <summary>There is no such variable.</summary>
    NotFound,

    /// <summary>There is one of that name.</summary>
    Exists,

    /// <summary>It belongs to somebody else, who does not share it.</summary>
    AccessDenied,

    /// <summary>Its attribute says that it is only to be read.</summary>
    ReadOnly,

    /// <summary>Its retention date has not come.</summary>
    Retained,

    /// <summary>A password is missing or wrong.</summary>
    Password,

    /// <summary>It monitors a job: bytes 1-128, its name and its attributes are the system's.</summary>
    Monitored,

    /// <summary>It monitors another job.</summary>
    InUse,

    /// <summary>Somebody waits on it: its name and its attributes stay.</summary>
    Awaited,

    /// <summary>It monitors no job.</summary>
    NotMonitored,

    /// <summary>The user has as many as are allowed.</summary>
    TooMany,

    /// <summary>A position, a length or a value does not fit.</summary>
    Unfit,

    /// <summary>Its file cannot be reached; the message has the system's words.</summary>
    Unreachable,
}
