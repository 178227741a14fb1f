using Weir.Jobs;
using Weir.Jobs.Thresholds;

namespace Weir.Day.Inputs;

/// <summary>Set a threshold, which is made where it is new.</summary>
/// <param name="Id">Names the request in its answer.</param>
/// <param name="Caller">Who asks.</param>
/// <param name="Name">The threshold.</param>
/// <param name="To">Its value, or what is added to it.</param>
public sealed record SetThreshold(long Id, Caller Caller, ThresholdName Name, ThresholdChange To) : Input;
