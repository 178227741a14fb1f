using Weir.Jobs;
using Weir.JobVariables;

namespace Weir.Agent.Variables;

/// <summary>A variable that was taken for a job.</summary>
/// <param name="Id">The variable.</param>
/// <param name="Tsn">What names the job in it.</param>
/// <param name="Number">The job.</param>
internal sealed record ClaimedVariable(VariableId Id, string Tsn, TrackingNumber Number);
