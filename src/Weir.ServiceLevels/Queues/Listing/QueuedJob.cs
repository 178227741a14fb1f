using Weir.Jobs;
using Weir.ServiceLevels.Policies;

namespace Weir.ServiceLevels.Queues;

/// <summary>A job as it stands in its service queue at one moment.</summary>
/// <param name="Number">The job.</param>
/// <param name="Group">Its group.</param>
/// <param name="Bucket">0 to 12.</param>
/// <param name="Age">Its age on its ageing clock.</param>
/// <param name="Delayed">Whether something other than its turn and capacity holds it.</param>
/// <param name="Exceptional">Whether its waiting time would mislead statistics.</param>
/// <param name="Ageing">Whether its ageing clock runs.</param>
/// <param name="Ahead">Jobs that would be selected before it, of those that compete with it for a machine and are not delayed.</param>
/// <param name="Place">Its place in the selection order.</param>
public readonly record struct QueuedJob(
    TrackingNumber Number,
    ServiceGroup Group,
    int Bucket,
    TimeSpan Age,
    bool Delayed,
    bool Exceptional,
    bool Ageing,
    int Ahead,
    QueueCursor Place
)
{
    /// <summary>Short form of the bucket: <c>M</c> … <c>C</c>.</summary>
    public string Position => Jobs.Bucket.Position(Bucket);
}
