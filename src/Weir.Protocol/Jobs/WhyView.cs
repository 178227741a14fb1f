namespace Weir.Protocol.Jobs;

/// <summary>Why a job waits, or what became of it.</summary>
/// <param name="Job">The job, with all its holders.</param>
/// <param name="Summary">One sentence.</param>
/// <param name="Estimate">When it will start and what that rests on; <see langword="null"/> where nothing is known.</param>
public sealed record WhyView(JobView Job, string Summary, string? Estimate);
