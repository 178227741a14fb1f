namespace Weir.JobVariables;

/// <summary>What a job writes into its own record; what is <see langword="null"/> stays as it is.</summary>
public sealed record RecordModification
{
    /// <summary>Whether the activity is stamped with the time of now.</summary>
    public bool Timestamp { get; init; }

    /// <summary>The application's name, up to 8 characters.</summary>
    public string? Descriptor { get; init; }

    /// <summary>The user's information, up to 58 characters.</summary>
    public string? Information { get; init; }
}
