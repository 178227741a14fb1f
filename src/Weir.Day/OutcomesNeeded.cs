using Weir.Jobs;

namespace Weir.Day;

/// <summary>Somebody waits for jobs that may be over: the store knows how they ended.</summary>
/// <param name="Schedule">Their schedule.</param>
/// <param name="Date">Its day.</param>
/// <param name="Names">Their names; empty where all of the day are asked for.</param>
public sealed record OutcomesNeeded(ObjectName Schedule, DateOnly Date, IReadOnlyList<ObjectName> Names);
