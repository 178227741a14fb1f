namespace Weir.ServiceLevels.Queues;

/// <summary>
/// What stops a lane: lanes wait at it, and nobody looks at them, until it is unblocked. What stops one lane at a blocker stops all the
/// others there:
/// so lanes that differ in what they need wait at blockers of different <paramref name="Need"/>.
/// </summary>
/// <param name="Kind">What kind of thing.</param>
/// <param name="Name">Which one, in capitals where its names compare without case.</param>
/// <param name="Need">How much of it the lane needs.</param>
public readonly record struct Blocker(BlockerKind Kind, string Name, int Need = 1);
