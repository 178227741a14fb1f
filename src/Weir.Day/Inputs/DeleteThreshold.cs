using Weir.Jobs;
using Weir.Jobs.Thresholds;

namespace Weir.Day.Inputs;

/// <summary>Delete a threshold that nothing uses.</summary>
/// <param name="Id">Names the request in its answer.</param>
/// <param name="Caller">Who asks.</param>
/// <param name="Name">The threshold.</param>
public sealed record DeleteThreshold(long Id, Caller Caller, ThresholdName Name) : Input;
