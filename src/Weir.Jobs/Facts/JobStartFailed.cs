using System.Text.Json.Serialization;

namespace Weir.Jobs.Facts;

/// <summary>The order to start could not be carried out.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="Number">The job.</param>
/// <param name="Code">Stable word: <c>no-such-command</c>, <c>no-such-directory</c>, <c>already-started</c> ….</param>
/// <param name="Text">The same as a sentence.</param>
public sealed record JobStartFailed(
    DateTimeOffset At,
    TrackingNumber Number,
    [property: JsonRequired] string Code,
    [property: JsonRequired] string Text
) : JobFact(At, Number);
