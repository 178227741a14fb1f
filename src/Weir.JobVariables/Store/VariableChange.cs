namespace Weir.JobVariables;

/// <summary>Other attributes for a variable; what is <see langword="null"/> stays as it is.</summary>
public sealed record VariableChange
{
    /// <inheritdoc cref="VariableSettings.Shared" />
    public bool? Shared { get; init; }

    /// <inheritdoc cref="VariableSettings.ReadOnly" />
    public bool? ReadOnly { get; init; }

    /// <summary>A new read password; an empty one takes it away.</summary>
    public string? ReadPassword { get; init; }

    /// <summary>A new write password; an empty one takes it away.</summary>
    public string? WritePassword { get; init; }

    /// <summary>A new retention date; <see cref="DateOnly.MinValue"/> takes it away.</summary>
    public DateOnly? RetainedUntil { get; init; }
}
