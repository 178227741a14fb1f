namespace Weir.Agent;

/// <summary>What a job wrote.</summary>
/// <param name="Bytes">The bytes, which end where the file ends or, followed, where the job ends; <see langword="null"/> where the output
/// went elsewhere.</param>
/// <param name="Elsewhere">Where it went, one sentence.</param>
public sealed record JobLog(Stream? Bytes, string? Elsewhere);
