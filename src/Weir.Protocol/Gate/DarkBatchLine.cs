namespace Weir.Protocol.Gate;

/// <summary>Jobs of one kind that came round the gate in a watched subsystem and met no passive rule.</summary>
/// <param name="Subsystem">The watched subsystem.</param>
/// <param name="JobName">What the gate would call them.</param>
/// <param name="User">Their user.</param>
/// <param name="Command">The last one's command, its secrets hidden.</param>
/// <param name="Count">How many.</param>
/// <param name="Running">How many of them run now.</param>
/// <param name="CpuSeconds">Their processor time.</param>
/// <param name="LastAt">When the last one began, UTC.</param>
/// <param name="CaughtBy">The command that lets Weir have the next one.</param>
public sealed record DarkBatchLine(
    string Subsystem,
    string JobName,
    string User,
    string Command,
    long Count,
    int Running,
    double CpuSeconds,
    DateTimeOffset LastAt,
    string CaughtBy
);
