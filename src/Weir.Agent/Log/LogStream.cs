namespace Weir.Agent;

/// <summary>Which of a job's streams.</summary>
public enum LogStream
{
    /// <summary>Standard output.</summary>
    Out,

    /// <summary>Standard error.</summary>
    Err,
}
