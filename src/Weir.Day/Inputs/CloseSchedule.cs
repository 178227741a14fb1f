using Weir.Jobs;

namespace Weir.Day.Inputs;

/// <summary>No job joins a schedule's day any more; all its jobs are over.</summary>
/// <param name="Id">Names the request in its answer.</param>
/// <param name="Caller">Who asks.</param>
/// <param name="Schedule">The schedule.</param>
/// <param name="Date">Its day; <see langword="null"/> is today.</param>
public sealed record CloseSchedule(long Id, Caller Caller, ObjectName Schedule, DateOnly? Date) : Input;
