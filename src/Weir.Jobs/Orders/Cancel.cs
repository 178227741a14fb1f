using System.Text.Json.Serialization;

namespace Weir.Jobs.Orders;

/// <summary>End the job: TERM to all of it and KILL after the grace; or, where it waits, let its waiter go with 125.</summary>
/// <param name="Number">The job.</param>
/// <param name="Text">The operator's text.</param>
/// <param name="By">Who, and from where.</param>
/// <param name="GraceSeconds">0 to 3600.</param>
public sealed record Cancel(
    TrackingNumber Number,
    [property: JsonRequired] string Text,
    [property: JsonRequired] string By,
    [property: JsonRequired] int GraceSeconds
) : Order(Number)
{
    /// <summary>The same as a type; <see langword="null"/> from an older server.</summary>
    public Actor? Actor { get; init; }
}
