namespace Weir.Protocol.Variables;

/// <summary>A job variable: what it is, and where it was asked for what it holds.</summary>
public sealed record VariableView
{
    public required string Owner { get; set; }

    public required string Name { get; set; }

    /// <summary>The plain file on the machine that holds the value.</summary>
    public required string File { get; set; }

    /// <summary>128 or 256 bytes; blanks before the first write.</summary>
    public int Size { get; set; }

    /// <summary>The value as base64; <see langword="null"/> in lists.</summary>
    public string? Value { get; set; }

    /// <summary>
    /// The value as text, decoded by its encoding; what is no printable character is <c>.</c>. <see langword="null"/> in lists.
    /// </summary>
    public string? Text { get; set; }

    /// <summary>The fields of the first 128 bytes, where they are a monitoring record.</summary>
    public MonitoringView? Record { get; set; }

    /// <summary>ascii or ebcdic.</summary>
    public string Encoding { get; set; } = "ascii";

    /// <summary>write or read: whether anybody may change it at all.</summary>
    public string Access { get; set; } = "write";

    /// <summary>owner or all: whose programs may use it.</summary>
    public string Share { get; set; } = "owner";

    public bool ReadPassword { get; set; }

    public bool WritePassword { get; set; }

    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>Before this date it is neither changed nor removed.</summary>
    public DateOnly? KeepUntil { get; set; }

    /// <summary>Whether a job is monitored by it now.</summary>
    public bool Monitoring { get; set; }

    /// <summary>Whether monitoring protects it: then bytes 1 to 128, name and attributes are Weir's.</summary>
    public bool Protected { get; set; }

    /// <summary>The first three bytes of a monitoring record.</summary>
    public string? Status { get; set; }

    /// <summary>The job that it monitors, or did last.</summary>
    public int? Job { get; set; }

    /// <summary>Whether a pending condition names it: until that is over it is neither removed nor changed in its attributes.</summary>
    public bool Awaited { get; set; }
}
