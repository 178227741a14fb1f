using Weir.Jobs;

namespace Weir.Day.Inputs;

/// <summary>Give limits their defaults back.</summary>
/// <param name="Id">Names the request in its answer.</param>
/// <param name="Caller">Who asks.</param>
/// <param name="Limit">The limit; <see langword="null"/>: all.</param>
/// <param name="Machine">Only what was set for this machine; <see langword="null"/>: all that was set.</param>
public sealed record ResetLimit(long Id, Caller Caller, ObjectName? Limit, string? Machine) : Input;
