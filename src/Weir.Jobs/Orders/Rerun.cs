namespace Weir.Jobs.Orders;

/// <summary>Submit the job's stored submission again under a new number.</summary>
/// <param name="Number">The job to repeat.</param>
/// <param name="NewNumber">The number of the new job, given by the server.</param>
/// <param name="By">Who, and from where.</param>
public sealed record Rerun(TrackingNumber Number, TrackingNumber NewNumber, string By) : Order(Number);
