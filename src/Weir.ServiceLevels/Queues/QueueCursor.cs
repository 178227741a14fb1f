namespace Weir.ServiceLevels.Queues;

/// <summary>A place in a queue's selection order, to go on from.</summary>
/// <param name="Order">What counts before the time in the bucket.</param>
/// <param name="Entered">The time in the bucket, or what counts before it where the policy looks at priority first.</param>
/// <param name="Tie">The rest of it.</param>
/// <param name="Number">The job that stood there.</param>
public readonly record struct QueueCursor(int Order, long Entered, int Tie, int Number);
