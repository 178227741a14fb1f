namespace Weir.Jobs;

/// <summary>How bad a message is.</summary>
public enum MessageSeverity
{
    /// <summary>To know.</summary>
    Information,

    /// <summary>Somebody should look.</summary>
    Warning,

    /// <summary>Something waits for an operator.</summary>
    Error,
}
