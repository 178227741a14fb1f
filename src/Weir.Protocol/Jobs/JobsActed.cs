namespace Weir.Protocol.Jobs;

/// <summary>What an action did with several jobs, in the order in which they were asked for.</summary>
/// <param name="Done">With which it was done.</param>
/// <param name="Refused">With which it was not, and why.</param>
public sealed record JobsActed(IReadOnlyList<JobActedOn> Done, IReadOnlyList<JobRefused> Refused);
