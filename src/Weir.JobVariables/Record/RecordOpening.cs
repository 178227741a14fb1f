namespace Weir.JobVariables;

/// <summary>What a record says of its job from the moment on that monitoring begins.</summary>
public sealed record RecordOpening
{
    /// <summary>What the job does at that moment.</summary>
    public required MonitoringStatus Status { get; init; }

    /// <summary>The job, among those of its agent.</summary>
    public required Tsn Tsn { get; init; }

    /// <summary>The job's agent.</summary>
    public required CatalogId Catalog { get; init; }

    /// <summary>The machine's session.</summary>
    public required SessionNumber Session { get; init; }

    /// <summary>When monitoring began; written to the second, in UTC.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>A letter, A-Z; <c>J</c> for a job.</summary>
    public char Type { get; init; } = 'J';

    /// <summary>The schedule the job is on, cut to 24 characters, or <see langword="null"/>.</summary>
    public string? Schedule { get; init; }
}
