namespace Weir.Protocol.ServiceLevels;

/// <summary>A job that waits, under the active policy and under another.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Name">Its name.</param>
/// <param name="Before">Where it stands now.</param>
/// <param name="After">Where it would stand.</param>
public sealed record PreviewedJob(int Number, string Name, QueuePlace Before, QueuePlace After);
