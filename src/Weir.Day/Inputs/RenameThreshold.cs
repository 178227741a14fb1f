using Weir.Jobs;
using Weir.Jobs.Thresholds;

namespace Weir.Day.Inputs;

/// <summary>Give a threshold that nothing uses another name.</summary>
/// <param name="Id">Names the request in its answer.</param>
/// <param name="Caller">Who asks.</param>
/// <param name="Name">The threshold.</param>
/// <param name="To">Its new name, which no other threshold has.</param>
public sealed record RenameThreshold(long Id, Caller Caller, ThresholdName Name, ThresholdName To) : Input;
