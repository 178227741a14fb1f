using Weir.Jobs;

namespace Weir.JobVariables;

/// <summary>A job that is to be monitored.</summary>
public sealed record MonitorRequest
{
    /// <summary>The job.</summary>
    public required TrackingNumber Number { get; init; }

    /// <summary>Its four characters, see <see cref="Tsn.FreeFor"/>.</summary>
    public required Tsn Tsn { get; init; }

    /// <summary>The schedule it is on, or <see langword="null"/>.</summary>
    public string? Schedule { get; init; }

    /// <summary>Exit statuses that count as success.</summary>
    public ExitCodes Ok { get; init; } = ExitCodes.ZeroOnly;

    /// <summary>What the record says at once, or <see langword="null"/>: nothing until the shepherd writes that it runs.</summary>
    public MonitoringStatus? Status { get; init; } = MonitoringStatus.Waiting;
}
