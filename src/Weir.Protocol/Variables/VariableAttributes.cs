namespace Weir.Protocol.Variables;

/// <summary>What a job variable is to be; <see langword="null"/> leaves as it is, or as a new one is.</summary>
public sealed record VariableAttributes
{
    /// <summary>In a change: the new name.</summary>
    public string? Name { get; set; }

    /// <summary>write or read.</summary>
    public string? Access { get; set; }

    /// <summary>owner or all.</summary>
    public string? Share { get; set; }

    /// <summary>ascii or ebcdic. In a change what it holds is converted.</summary>
    public string? Encoding { get; set; }

    /// <summary>For a new one: 128 or 256 bytes; default 256.</summary>
    public int? Size { get; set; }

    /// <summary>Empty takes it off.</summary>
    public string? ReadPassword { get; set; }

    /// <summary>Empty takes it off.</summary>
    public string? WritePassword { get; set; }

    /// <summary>Not to be changed or removed for so many days; 0 ends that.</summary>
    public int? KeepDays { get; set; }
}
