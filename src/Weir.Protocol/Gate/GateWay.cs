namespace Weir.Protocol.Gate;

/// <summary>One way in.</summary>
/// <param name="Way">submit, run, cron, at, slurm, timer.</param>
/// <param name="State">off, observe or on.</param>
/// <param name="Since">Since when, UTC.</param>
/// <param name="Installed">Where it is installed, such as the crontabs touched; empty where it needs no installation.</param>
public sealed record GateWay(string Way, string State, DateTimeOffset Since, IReadOnlyList<string> Installed);
