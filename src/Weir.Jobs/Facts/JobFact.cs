using System.Text.Json.Serialization;

namespace Weir.Jobs.Facts;

/// <summary>
/// Something that happened to one job. What is done for all of them, such as asking the store for a job that is over, is done by
/// this type; no list of kinds is kept for it.
/// </summary>
/// <param name="At">When, UTC.</param>
/// <param name="Number">The job.</param>
public abstract record JobFact(DateTimeOffset At, [property: JsonRequired] TrackingNumber Number) : Fact(At);
