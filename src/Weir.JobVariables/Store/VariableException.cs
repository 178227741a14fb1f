namespace Weir.JobVariables;

/// <summary>Something cannot be done to a variable; the message says what and why.</summary>
public sealed class VariableException : IOException
{
    /// <summary>Makes one.</summary>
    public VariableException(VariableRefusal reason, string message, Exception? cause = null)
        : base(message, cause) => Reason = reason;

    /// <summary>Why, for programs.</summary>
    public VariableRefusal Reason { get; }
}
