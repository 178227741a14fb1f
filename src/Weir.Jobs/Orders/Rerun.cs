using System.Text.Json.Serialization;

namespace Weir.Jobs.Orders;

/// <summary>Submit the job's stored submission again under a new number.</summary>
/// <param name="Number">The job to repeat.</param>
/// <param name="NewNumber">The number of the new job, given by the server.</param>
/// <param name="By">Who, and from where.</param>
public sealed record Rerun(TrackingNumber Number, [property: JsonRequired] TrackingNumber NewNumber, [property: JsonRequired] string By)
    : Order(Number)
{
    /// <summary>The same as a type; <see langword="null"/> from an older server.</summary>
    public Actor? Actor { get; init; }

    /// <summary>Whether it waits for the server's order to start, also where it would go at once.</summary>
    public bool Waits { get; init; }
}
