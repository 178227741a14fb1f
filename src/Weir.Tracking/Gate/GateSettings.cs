namespace Weir.Tracking.Gate;

/// <summary>What the published filter says beside the rules.</summary>
/// <param name="Socket">The agent's socket, absolute.</param>
/// <param name="AgentProcess">The agent in control.</param>
/// <param name="Timeout">How long a submission tries to reach the agent.</param>
/// <param name="Ways">The ways in, by name (<c>submit</c>, <c>run</c>, <c>cron</c>, <c>at</c> …). One that is not named is off.</param>
/// <param name="Names">Names that stand in comments of crontabs.</param>
public sealed record GateSettings(
    string Socket,
    int AgentProcess,
    TimeSpan Timeout,
    IReadOnlyDictionary<string, WayState> Ways,
    IReadOnlyList<GateName> Names
)
{
    /// <summary>When the agent is asked.</summary>
    public GateAsks Asks { get; init; }
}
