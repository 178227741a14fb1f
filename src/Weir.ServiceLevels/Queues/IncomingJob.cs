using Weir.Jobs;
using Weir.ServiceLevels.Policies;

namespace Weir.ServiceLevels.Queues;

/// <summary>A job that comes into the queues.</summary>
/// <param name="Job">The job; of its own, its number and priority count.</param>
/// <param name="Group">Its group in the queues' policy.</param>
/// <param name="Clock">What its ageing clock is called; empty for the one that never stops.</param>
/// <param name="Lane">Its lane; <see langword="null"/> where it is held.</param>
public readonly record struct IncomingJob(Job Job, ServiceGroup Group, string Clock, LaneKey? Lane);
