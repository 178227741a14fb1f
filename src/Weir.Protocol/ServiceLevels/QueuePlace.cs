namespace Weir.Protocol.ServiceLevels;

/// <summary>Where a job stands in the service queues.</summary>
/// <param name="Group">Its group.</param>
/// <param name="Importance">The group's importance.</param>
/// <param name="Ix">The bucket, 0 to 12.</param>
/// <param name="Position">The bucket's short form, M to C.</param>
/// <param name="Ahead">How many jobs would be selected before it, were all of them free to go.</param>
public sealed record QueuePlace(string Group, int Importance, int Ix, string Position, int Ahead);
