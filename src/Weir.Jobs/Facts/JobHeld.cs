using System.Text.Json.Serialization;

namespace Weir.Jobs.Facts;

/// <summary>An operator held the job in its job queue at the machine, past the server and past its no.</summary>
/// <param name="At">When, UTC.</param>
/// <param name="Number">The job.</param>
/// <param name="By">Who, and from where.</param>
public sealed record JobHeld(DateTimeOffset At, TrackingNumber Number, [property: JsonRequired] string By) : JobFact(At, Number)
{
    /// <summary>The same as a type.</summary>
    public Actor? Actor { get; init; }
}
