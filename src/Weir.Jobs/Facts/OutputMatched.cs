namespace Weir.Jobs.Facts;

/// <summary>A line of a job's output has a form that its definition looks for.</summary>
/// <param name="At">When it was seen, UTC.</param>
/// <param name="Number">The job.</param>
/// <param name="Text">Which rule it was, and the line; printable.</param>
public sealed record OutputMatched(
    DateTimeOffset At,
    TrackingNumber Number,
    [property: System.Text.Json.Serialization.JsonRequired] string Text
) : JobFact(At, Number);
