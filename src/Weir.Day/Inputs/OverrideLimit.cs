using Weir.Jobs;

namespace Weir.Day.Inputs;

/// <summary>Set a limit's maximum until it is reset.</summary>
/// <param name="Id">Names the request in its answer.</param>
/// <param name="Caller">Who asks.</param>
/// <param name="Limit">The limit.</param>
/// <param name="Machine">For one machine, where each has the limit for itself; <see langword="null"/>: for all.</param>
/// <param name="Maximum">The most units in use at once, 0 to 999999.</param>
public sealed record OverrideLimit(long Id, Caller Caller, ObjectName Limit, string? Machine, int Maximum) : Input;
