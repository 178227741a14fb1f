namespace Weir.Protocol.Client;

/// <summary>A request that was refused, or never arrived; the message is one line for a person.</summary>
public sealed class WeirException : Exception
{
    public WeirException(string code, string message, int exitCode, int status = 0, Exception? inner = null)
        : base(message, inner)
    {
        Code = code;
        ExitCode = exitCode;
        Status = status;
    }

    public WeirException() { }

    public WeirException(string message)
        : base(message) { }

    public WeirException(string message, Exception innerException)
        : base(message, innerException) { }

    /// <summary>A word of <see cref="ProblemCodes"/> or <see cref="ClientCodes"/>.</summary>
    public string Code { get; } = ClientCodes.BadAnswer;

    /// <summary>What a program ends with because of it.</summary>
    public int ExitCode { get; } = 1;

    /// <summary>The HTTP status; 0 where there was no answer.</summary>
    public int Status { get; }
}
