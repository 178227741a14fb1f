using Weir.Jobs;

namespace Weir.JobVariables;

/// <summary>What can be told of a variable without its value.</summary>
public sealed record VariableDescription
{
    public required VariableId Variable { get; init; }

    public required uint Owner { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>128 or 256.</summary>
    public required int Size { get; init; }

    public required VariableEncoding Encoding { get; init; }

    /// <inheritdoc cref="VariableSettings.Shared" />
    public required bool Shared { get; init; }

    /// <inheritdoc cref="VariableSettings.ReadOnly" />
    public required bool ReadOnly { get; init; }

    public required bool HasReadPassword { get; init; }

    public required bool HasWritePassword { get; init; }

    /// <inheritdoc cref="VariableSettings.RetainedUntil" />
    public DateOnly? RetainedUntil { get; init; }

    /// <summary>The job it monitors, or <see langword="null"/>.</summary>
    public TrackingNumber? MonitoredBy { get; init; }

    /// <summary>Whether monitoring protects it: it monitors a job and no administrator has lifted that.</summary>
    public bool IsProtected { get; init; }

    /// <summary>Whether its file is gone although it monitors a job.</summary>
    public bool IsMissing { get; init; }
}
