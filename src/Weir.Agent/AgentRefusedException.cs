namespace Weir.Agent;

/// <summary>The agent refuses what it was asked; nothing changed. The message names cause and way out in one line.</summary>
public sealed class AgentRefusedException : Exception
{
    public AgentRefusedException(string code, string message)
        : base(message) => Code = code;

    /// <summary>Stable word of <see cref="Protocol.ProblemCodes"/>.</summary>
    public string Code { get; }
}
