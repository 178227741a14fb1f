namespace Weir.Jobs.Orders;

/// <summary>The job is passed over: never start it; its waiter, if any, ends with 0.</summary>
/// <param name="Number">The job.</param>
/// <param name="By">Who, and from where.</param>
public sealed record Skip(TrackingNumber Number, string By) : Order(Number);
