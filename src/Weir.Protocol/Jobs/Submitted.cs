namespace Weir.Protocol.Jobs;

/// <summary>The answer to a submission, given when it is durable.</summary>
/// <param name="Number">Tracking number; <see langword="null"/> where the gate is off and the job just runs.</param>
/// <param name="Warning">What the submitter should know, or <see langword="null"/>.</param>
public sealed record Submitted(int? Number, string? Warning);
