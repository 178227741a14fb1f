namespace Weir.Protocol.Verification;

/// <summary>Something that is wrong.</summary>
/// <param name="Check">The word of the check that found it.</param>
/// <param name="Number">The job, or <see langword="null"/>.</param>
/// <param name="Machine">The machine, or <see langword="null"/>.</param>
/// <param name="Text">What is wrong, one sentence.</param>
/// <param name="Remedy">What to do, one sentence or commands.</param>
public sealed record VerifyFault(string Check, int? Number, string? Machine, string Text, string Remedy);
