namespace Weir.Protocol.Gate;

/// <summary>What the gate saw, and for observed ways what it would have done: <c>GET /v1/gate/report</c>.</summary>
/// <param name="Since">From when, UTC.</param>
/// <param name="Items">A line for each way, job name, user and outcome, most frequent first.</param>
public sealed record GateReport(DateTimeOffset Since, IReadOnlyList<GateReportLine> Items)
{
    /// <summary>What came round the gate in watched subsystems, those first that took most processor time.</summary>
    public IReadOnlyList<DarkBatchLine> Dark { get; set; } = [];
}
