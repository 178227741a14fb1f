namespace Weir.Jobs.Values;

/// <summary>One value of a job that is not only what was submitted.</summary>
/// <param name="Field">Which: one of <see cref="JobFields"/>.</param>
/// <param name="Submitted">What was submitted.</param>
/// <param name="Defined">What its job definition says; <see langword="null"/>: nothing, an operator changed it.</param>
public sealed record JobOverride(string Field, string Submitted, string? Defined);
