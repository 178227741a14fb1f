namespace Weir.Protocol.Variables;

/// <summary>The fields of a monitoring record, by position; texts without the blanks that fill them.</summary>
public sealed record MonitoringView
{
    /// <summary>Bytes 1-3: <c>$S</c>, <c>$R</c>, <c>$T</c>, <c>$A</c>, <c>$M</c>, or what else is there.</summary>
    public required string Status { get; set; }

    /// <summary>What the status means.</summary>
    public required string Meaning { get; set; }

    /// <summary>job, spool, program or other: the kind that byte 17 says.</summary>
    public required string Kind { get; set; }

    /// <summary>Bytes 4-7 of a program's record; <see langword="null"/> in others.</summary>
    public string? ReturnCode { get; set; }

    /// <summary>Bytes 5-8.</summary>
    public string? Tsn { get; set; }

    /// <summary>Bytes 9-12.</summary>
    public string? CatalogueId { get; set; }

    /// <summary>Byte 17.</summary>
    public string Type { get; set; } = "";

    /// <summary>Bytes 18-20.</summary>
    public string? Session { get; set; }

    /// <summary>Bytes 21-36, as <c>yyyy-mm-ddhhmmss</c>, UTC.</summary>
    public string? StartedAt { get; set; }

    /// <summary>Bytes 37-52, as <c>yyyy-mm-ddhhmmss</c>, UTC; <see langword="null"/> before the first.</summary>
    public string? ActivityAt { get; set; }

    /// <summary>Bytes 53-60.</summary>
    public string? Descriptor { get; set; }

    /// <summary>Bytes 71-128.</summary>
    public string? Info { get; set; }
}
