using Weir.Jobs;
using Weir.Tracking.Rules;

namespace Weir.Tracking.Gate;

/// <summary>What the published filter says about one submission.</summary>
public readonly ref struct GateDecision
{
    internal GateDecision(ReadOnlySpan<byte> rule, TrackType type, WhenAgentDown whenAgentDown)
    {
        Rule = rule;
        Type = type;
        WhenAgentDown = whenAgentDown;
    }

    /// <summary>Whether a rule matches; where none does, all else is without meaning.</summary>
    public bool IsMatch => !Rule.IsEmpty;

    /// <summary>The rule's name.</summary>
    public ReadOnlySpan<byte> Rule { get; }

    /// <summary>What it does.</summary>
    public TrackType Type { get; }

    /// <summary>What the job does while no agent answers.</summary>
    public WhenAgentDown WhenAgentDown { get; }
}
