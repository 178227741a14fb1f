namespace Weir.Schedules.Expressions;

/// <summary>A part of an expression that cannot be: it ends the reading, or the asking, of the whole.</summary>
internal sealed class ExpressionFaultException : Exception
{
    public ExpressionFaultException() { }

    public ExpressionFaultException(string message)
        : base(message) { }

    public ExpressionFaultException(string message, Exception inner)
        : base(message, inner) { }
}
