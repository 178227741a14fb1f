namespace Weir.ServiceLevels.Queues;

/// <summary>
/// What waiting jobs have in common so that, of them, only the first needs to be looked at: whatever stops it stops all.
/// Names in capitals, as they compare without case.
/// </summary>
/// <param name="Machine">The machine.</param>
/// <param name="JobQueue">The job queue; empty for tracked jobs, which stand in none and take no slot.</param>
/// <param name="Schedule">The schedule and its date; empty for tracked jobs.</param>
/// <param name="Needs">All else that they need, as limits.</param>
public readonly record struct LaneKey(string Machine, string JobQueue, string Schedule, string Needs);
