namespace Weir.Protocol.Gate;

/// <summary>One way in.</summary>
/// <param name="Way">submit, run, cron, at, slurm, timer.</param>
/// <param name="State">off, observe or on.</param>
/// <param name="Since">Since when, UTC.</param>
/// <param name="Installed">Where it is installed, such as the crontabs touched; empty where it needs no installation.</param>
public sealed record GateWay(string Way, string State, DateTimeOffset Since, IReadOnlyList<string> Installed)
{
    /// <summary>Those of them where it is put in again when it is lost.</summary>
    public IReadOnlyList<string> Kept { get; set; } = [];

    /// <summary>Those of them that somebody wrote without it since: their jobs run past the gate.</summary>
    public IReadOnlyList<string> Lost { get; set; } = [];

    /// <summary>What somebody else changed since of what it put in, one sentence each, with what puts it right.</summary>
    public IReadOnlyList<string> Changed { get; set; } = [];
}
