namespace Weir.Protocol.Jobs;

/// <summary>Why a job waits, or what became of it.</summary>
/// <param name="Job">The job, with all its holders.</param>
/// <param name="Summary">One sentence.</param>
/// <param name="Estimate">When it will start and what that rests on; <see langword="null"/> where nothing is known.</param>
public sealed record WhyView(JobView Job, string Summary, string? Estimate)
{
    /// <summary>What each manager says about it.</summary>
    public IReadOnlyList<ExplanationSection> Sections { get; set; } = [];

    /// <summary>What would let it go, the cheapest first; empty where it does not wait, and for an earlier moment.</summary>
    public IReadOnlyList<WayOutView> WaysOut { get; set; } = [];

    /// <summary>The estimate to sort by: minutes, 99998, 99999; <see langword="null"/> where it does not wait.</summary>
    public int? EstimateCode { get; set; }

    /// <summary>The earlier moment that was asked about, or <see langword="null"/>.</summary>
    public DateTimeOffset? AsOf { get; set; }

    /// <summary>What is not known about that moment, one sentence each.</summary>
    public IReadOnlyList<string> Unknown { get; set; } = [];
}
