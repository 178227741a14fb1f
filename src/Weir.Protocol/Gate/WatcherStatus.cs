namespace Weir.Protocol.Gate;

/// <summary>The state of a machine's watcher: <c>GET /v1/watcher</c>.</summary>
/// <param name="State">STARTED or STOPPED.</param>
/// <param name="Since">Since when, UTC.</param>
/// <param name="Subsystems">What is watched.</param>
/// <param name="Rules">How many passive rules are in force.</param>
/// <param name="Means">By what: <c>events</c> of the kernel, <c>scan</c> of all processes, or <c>nothing</c> while it is stopped.</param>
/// <param name="Trouble">Why it cannot do better; <see langword="null"/> where it can.</param>
public sealed record WatcherStatus(
    string State,
    DateTimeOffset Since,
    IReadOnlyList<string> Subsystems,
    int Rules,
    string Means,
    string? Trouble
)
{
    /// <summary>How many processes of watched subsystems are known now.</summary>
    public int Processes { get; set; }

    /// <summary>How many jobs were noticed since the agent started.</summary>
    public long Noticed { get; set; }

    /// <summary>How many of them were gone before they could be read.</summary>
    public long Gone { get; set; }

    /// <summary>How many events the kernel told of since it was started.</summary>
    public long Events { get; set; }

    /// <summary>How many events are known to be lost since it was started; a scan of all processes repaired what they were about.</summary>
    public long Lost { get; set; }

    /// <summary>How many such repairs there were.</summary>
    public long Repairs { get; set; }
}
