namespace Weir.Agent;

/// <summary>What an observing gate would have done.</summary>
/// <param name="Since">Since when it is counted, UTC.</param>
/// <param name="Lines">One for each way, name, user and rule.</param>
public sealed record GateReport(DateTimeOffset Since, IReadOnlyList<GateObservation> Lines);
