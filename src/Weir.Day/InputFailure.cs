using Weir.Day.Inputs;

namespace Weir.Day;

/// <summary>An input that could not be decided: nothing of it was changed, and the others of its batch were decided without it.</summary>
/// <param name="Input">The input.</param>
/// <param name="Reason">What was thrown.</param>
public sealed record InputFailure(Input Input, Exception Reason);
