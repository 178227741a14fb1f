using System.Text.Json.Serialization;

namespace Weir.Jobs.Facts;

/// <summary>Placeholders of a job were filled at its start.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="Number">The job.</param>
/// <param name="Command">The command as it is run; redacted, printable, at most 200 characters.</param>
/// <param name="Values">What was put in: names and values, secrets hidden, as one sentence.</param>
public sealed record JobFilled(
    DateTimeOffset At,
    TrackingNumber Number,
    [property: JsonRequired] string Command,
    [property: JsonRequired] string Values
) : JobFact(At, Number);
