namespace Weir.Agent.Machine;

/// <summary>The first of what is to be done because of its output is done, or is not.</summary>
/// <param name="Failure">What is said of one that is not; <see langword="null"/>: it is done.</param>
internal sealed record OutputDeedPassed(string? Failure) : JobTrigger;
