using Weir.Jobs;

namespace Weir.Day.Inputs;

/// <summary>Take the jobs of a schedule's day out of it; none of them has begun.</summary>
/// <param name="Id">Names the request in its answer.</param>
/// <param name="Caller">Who asks.</param>
/// <param name="Schedule">The schedule.</param>
/// <param name="Date">Its day; <see langword="null"/> is today.</param>
public sealed record DeleteSchedule(long Id, Caller Caller, ObjectName Schedule, DateOnly? Date) : Input;
