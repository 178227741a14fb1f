namespace Weir.JobVariables;

/// <summary>What a variable is made with.</summary>
public sealed record VariableSettings
{
    /// <summary>128 or 256 bytes; a part for the user is there with 256 only.</summary>
    public int Size { get; init; } = MonitoringRecord.SizeWithUserPart;

    /// <summary>How its characters are written.</summary>
    public VariableEncoding Encoding { get; init; }

    /// <summary>Whether other users may read and, through the agent, write it.</summary>
    public bool Shared { get; init; }

    /// <summary>Whether nobody may write it, its owner included.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>Asked for when it is read.</summary>
    public string? ReadPassword { get; init; }

    /// <summary>Asked for when it is written, removed or given other attributes.</summary>
    public string? WritePassword { get; init; }

    /// <summary>It is neither written nor removed before that date.</summary>
    public DateOnly? RetainedUntil { get; init; }
}
