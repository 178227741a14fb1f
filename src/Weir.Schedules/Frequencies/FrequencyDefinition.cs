using Weir.Jobs;

namespace Weir.Schedules.Frequencies;

/// <summary>A frequency with a name, for any number of jobs and schedules.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Frequency">When it comes.</param>
/// <param name="Description">For people.</param>
public sealed record FrequencyDefinition(ObjectName Name, Frequency Frequency, string Description = "");
