namespace Weir.ServiceLevels.History;

/// <summary>How many jobs stood in the queues when a minute began, delayed ones too.</summary>
/// <param name="At">When they were counted, UTC.</param>
/// <param name="General">Jobs in the general queue.</param>
/// <param name="Production">Jobs in the production queue.</param>
public sealed record QueueSize(DateTimeOffset At, int General, int Production);
