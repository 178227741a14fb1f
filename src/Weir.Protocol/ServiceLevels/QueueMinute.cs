namespace Weir.Protocol.ServiceLevels;

/// <summary>How many jobs stood in a queue when a minute began, delayed ones too.</summary>
/// <param name="At">When they were counted.</param>
/// <param name="Waiting">How many.</param>
public sealed record QueueMinute(DateTimeOffset At, int Waiting);
