using Weir.Jobs;

namespace Weir.Agent.Gate;

/// <summary>What the server has assigned to a job before its machine takes it in.</summary>
/// <param name="Number">Its tracking number.</param>
/// <param name="Ok">Exit statuses that count as success; <see langword="null"/> is 0 only.</param>
/// <param name="OnLeftovers">What becomes of processes that outlive the command; <see langword="null"/> leaves it to the agent.</param>
internal sealed record AssignedJob(TrackingNumber Number, string? Ok = null, string? OnLeftovers = null);
