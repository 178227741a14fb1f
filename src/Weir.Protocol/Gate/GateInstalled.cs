namespace Weir.Protocol.Gate;

/// <summary>What was installed or removed.</summary>
/// <param name="Way">cron, at, slurm, timers.</param>
/// <param name="State">off, observe or on, afterwards.</param>
/// <param name="Changed">Files that were touched.</param>
/// <param name="Same">Files that were so already.</param>
/// <param name="Warnings">What its user should know.</param>
public sealed record GateInstalled(
    string Way,
    string State,
    IReadOnlyList<string> Changed,
    IReadOnlyList<string> Same,
    IReadOnlyList<string> Warnings
);
