namespace Weir.Day;

/// <summary>It was not done, and nothing changed.</summary>
/// <param name="Request">The request's id.</param>
/// <param name="Code">Stable word: <c>not-found</c>, <c>not-allowed</c>, <c>wrong-state</c>, <c>already-released</c>,
/// <c>bad-request</c>.</param>
/// <param name="Text">Why, and what is allowed.</param>
public sealed record RequestRefused(long Request, string Code, string Text) : Answer(Request);
