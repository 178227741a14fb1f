using System.Text.Json.Serialization;

namespace Weir.Jobs.Facts;

/// <summary>An operator started the job at the machine, past the server (the original's M).</summary>
/// <param name="At">When, UTC.</param>
/// <param name="Number">The job.</param>
/// <param name="By">Who, and from where.</param>
public sealed record JobReleased(DateTimeOffset At, TrackingNumber Number, [property: JsonRequired] string By) : JobFact(At, Number)
{
    /// <summary>The same as a type; <see langword="null"/> from an older agent.</summary>
    public Actor? Actor { get; init; }
}
