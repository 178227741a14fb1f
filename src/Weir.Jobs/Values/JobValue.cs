namespace Weir.Jobs.Values;

/// <summary>One value of a job, from where it comes to what holds.</summary>
/// <param name="Field">Which.</param>
/// <param name="Submitted">What was submitted; <see langword="null"/>: nobody submitted the job.</param>
/// <param name="Defined">What its job definition says; <see langword="null"/>: what was submitted stays.</param>
/// <param name="Effective">What holds.</param>
public sealed record JobValue(string Field, string? Submitted, string? Defined, string Effective);
