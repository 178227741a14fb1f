namespace Weir.Jobs.Outputs;

/// <summary>What becomes of a job's output, as its definition says. Of a job that ran in place nothing is here.</summary>
public sealed record OutputCare
{
    /// <summary>How much is kept of each of its files; <see langword="null"/>: what its rule says, else the quota.</summary>
    public OutputLimit? Limit { get; init; }

    /// <summary>
    /// How long it is kept after the job's end; zero: until everything else is done. <see langword="null"/>: as long as the job.
    /// </summary>
    public TimeSpan? Keep { get; init; }

    /// <summary>Whether it is compressed after the end.</summary>
    public bool Compress { get; init; }

    /// <summary>Where a copy goes, as the job's user: an absolute path with placeholders.</summary>
    public string? CopyTo { get; init; }

    /// <summary>Who gets it by mail; <see langword="null"/> is nobody.</summary>
    public OutputMail? Mail { get; init; }

    /// <summary>A program and its arguments that reads it and prints it, as the job's user; none is none.</summary>
    public IReadOnlyList<string> Print { get; set; } = [];

    /// <summary>Whether nothing is to be done once the job is over.</summary>
    public bool IsIdleAtEnd() => Keep is null && !Compress && CopyTo is null && Mail is null && Print.Count == 0;
}
