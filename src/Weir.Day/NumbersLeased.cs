namespace Weir.Day;

/// <summary>A block of tracking numbers.</summary>
/// <param name="Request">The request's id.</param>
/// <param name="First">The first of them.</param>
/// <param name="Count">How many.</param>
public sealed record NumbersLeased(long Request, int First, int Count) : Answer(Request);
