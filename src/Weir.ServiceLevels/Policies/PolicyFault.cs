namespace Weir.ServiceLevels.Policies;

/// <summary>Something wrong with a policy.</summary>
/// <param name="Where">The place: <c>groups/FINANCE.MONTH/acceptable</c>, <c>rules/2</c>.</param>
/// <param name="Text">What was found and what is allowed, one sentence.</param>
public sealed record PolicyFault(string Where, string Text);
