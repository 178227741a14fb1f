using Weir.Jobs;
using Weir.ServiceLevels.Queues;

namespace Weir.Day.State;

/// <summary>An active job and where the day's indexes have it.</summary>
internal sealed class ActiveJob
{
    public required Job Job { get; set; }

    /// <summary>Its place in the service queues, while it waits.</summary>
    public QueuePlace Place { get; set; }

    /// <summary>Since when only capacity and its turn hold it.</summary>
    public DateTimeOffset LanedAt { get; set; }

    /// <summary>The start time it waits for.</summary>
    public DateTimeOffset? TimedFor { get; set; }
}
