namespace Weir.Protocol.ServiceLevels;

/// <summary>A group's jobs that wait, by bucket.</summary>
/// <param name="Group">The group.</param>
/// <param name="Waiting">All of them.</param>
/// <param name="Sections">13 buckets in the general queue; the nine of 0 to 7 and 12 in the production queue.</param>
public sealed record QueueGroupView(ServiceGroupView Group, int Waiting, IReadOnlyList<QueueSection> Sections);
