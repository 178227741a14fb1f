using System.Text.Json.Serialization;

namespace Weir.Jobs.Orders;

/// <summary>The schedule did not take the job (the original's TE1); it stays held until an operator acts.</summary>
/// <param name="Number">The job.</param>
/// <param name="Code">Stable word.</param>
/// <param name="Text">Why.</param>
public sealed record Reject(TrackingNumber Number, [property: JsonRequired] string Code, [property: JsonRequired] string Text)
    : Order(Number);
