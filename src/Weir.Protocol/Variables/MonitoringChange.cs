namespace Weir.Protocol.Variables;

/// <summary>What a job says about itself in its monitoring variable; <see langword="null"/> leaves as it is.</summary>
public sealed record MonitoringChange
{
    /// <summary>Stamp the time of an activity into bytes 37-52.</summary>
    public bool Timestamp { get; set; }

    /// <summary>Bytes 53-60: at most 8.</summary>
    public string? Descriptor { get; set; }

    /// <summary>Bytes 71-128: at most 58.</summary>
    public string? Info { get; set; }

    /// <summary>Make it a program's record with this status: <c>$R</c>, <c>$T</c> or <c>$A</c>. Only where no job is monitored.</summary>
    public string? ProgramStatus { get; set; }

    /// <summary>Bytes 4-7 of a program's record: at most 4.</summary>
    public string? ReturnCode { get; set; }
}
