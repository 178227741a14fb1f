namespace Weir.Protocol.Schedules;

/// <summary>The ping key of a schedule is over.</summary>
/// <param name="Schedule">The schedule.</param>
public sealed record PingKeyRevoked(string Schedule);
