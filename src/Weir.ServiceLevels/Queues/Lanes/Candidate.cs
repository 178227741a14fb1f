using Weir.Jobs;

namespace Weir.ServiceLevels.Queues;

/// <summary>A job that might go next.</summary>
/// <param name="Number">The job.</param>
/// <param name="Lane">Its lane.</param>
/// <param name="Place">Its place in the selection order.</param>
/// <param name="IsOverdue">Whether it has waited longer than the policy allows.</param>
public readonly record struct Candidate(TrackingNumber Number, Lane Lane, QueueCursor Place, bool IsOverdue);
