namespace Weir.Day.Turns;

/// <summary>What stops a lane: lanes wait at it, unseen, until it is lifted.</summary>
/// <param name="Kind">What kind of thing.</param>
/// <param name="Name">Which one, in capitals where its names compare without case.</param>
internal readonly record struct Bar(BarKind Kind, string Name);
