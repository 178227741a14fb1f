using System.Text.Json.Serialization;

namespace Weir.Jobs.Facts;

/// <summary>A job that had not started is gone: cancelled at the machine, or the waiting process ended.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="Number">The job.</param>
/// <param name="Code">Stable word: <c>cancelled</c>, <c>waiter-gone</c>.</param>
/// <param name="Text">The same as a sentence.</param>
/// <param name="By">Who, and from where, or <see langword="null"/>.</param>
public sealed record JobGone(
    DateTimeOffset At,
    TrackingNumber Number,
    [property: JsonRequired] string Code,
    [property: JsonRequired] string Text,
    string? By
) : JobFact(At, Number)
{
    /// <summary>The same as a type; <see langword="null"/> from an older agent.</summary>
    public Actor? Actor { get; init; }
}
