using Weir.Jobs;

namespace Weir.Day.Inputs;

/// <summary>Start a schedule's day now, whatever its start time.</summary>
/// <param name="Id">Names the request in its answer.</param>
/// <param name="Caller">Who asks.</param>
/// <param name="Schedule">The schedule.</param>
/// <param name="Date">Its day; <see langword="null"/> is today.</param>
public sealed record StartSchedule(long Id, Caller Caller, ObjectName Schedule, DateOnly? Date) : Input;
