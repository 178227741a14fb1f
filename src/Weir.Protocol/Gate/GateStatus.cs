using Weir.Protocol.Captures;

namespace Weir.Protocol.Gate;

/// <summary>The state of a machine's gate.</summary>
/// <param name="State">STARTED while any way in is on, else STOPPED.</param>
/// <param name="Since">Since when, UTC.</param>
/// <param name="Controls">Whether this agent is in control of the machine's gate.</param>
/// <param name="Ways">Every way in.</param>
/// <param name="WaysRound">Every known way round the gate, one sentence each.</param>
public sealed record GateStatus(
    string State,
    DateTimeOffset Since,
    bool Controls,
    IReadOnlyList<GateWay> Ways,
    IReadOnlyList<string> WaysRound
)
{
    /// <summary>Of which known jobs the submissions are tracked with them: <c>off</c>, <c>positive</c> or <c>negative</c>.</summary>
    public string? Automatic { get; set; }

    /// <summary>From where submissions are captured instead of run.</summary>
    public IReadOnlyList<CaptureSourceView>? Capturing { get; set; }
}
