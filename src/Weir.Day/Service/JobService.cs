using Weir.ServiceLevels.History;
using Weir.ServiceLevels.Queues;

namespace Weir.Day.Service;

/// <summary>How a waiting job is served.</summary>
/// <param name="Job">Its group, bucket, age and place.</param>
/// <param name="Estimate">When it will probably be selected.</param>
/// <param name="Queued">How long it has stood in its queue.</param>
public sealed record JobService(QueuedJob Job, Estimate Estimate, TimeSpan Queued)
{
    /// <summary>How long something that does not count for its goals has held it: the time in the queue in which it did not age.</summary>
    public TimeSpan NotAged => Queued > Job.Age ? Queued - Job.Age : TimeSpan.Zero;
}
