using System.Text.Json.Serialization;

namespace Weir.Jobs.Orders;

/// <summary>The job is passed over: never start it; its waiter, if any, ends with 0.</summary>
/// <param name="Number">The job.</param>
/// <param name="By">Who, and from where.</param>
public sealed record Skip(TrackingNumber Number, [property: JsonRequired] string By) : Order(Number)
{
    /// <summary>The same as a type; <see langword="null"/> from an older server.</summary>
    public Actor? Actor { get; init; }
}
