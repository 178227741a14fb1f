namespace Weir.Jobs.Orders;

/// <summary>End the job: TERM to all of it and KILL after the grace; or, where it waits, let its waiter go with 125.</summary>
/// <param name="Number">The job.</param>
/// <param name="Text">The operator's text.</param>
/// <param name="By">Who, and from where.</param>
/// <param name="GraceSeconds">0 to 3600.</param>
public sealed record Cancel(TrackingNumber Number, string Text, string By, int GraceSeconds) : Order(Number);
