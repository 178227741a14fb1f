namespace Weir.Jobs.Orders;

/// <summary>The schedule took the job; it waits (the original's TI1).</summary>
public sealed record Accept(TrackingNumber Number) : Order(Number);
