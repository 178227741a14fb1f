using Weir.Day.Turns;
using Weir.Jobs;

namespace Weir.Day.State;

/// <summary>An active job and where the day's indexes have it.</summary>
internal sealed class ActiveJob
{
    public required Job Job { get; set; }

    /// <summary>The lane it stands in, where only capacity and its turn hold it.</summary>
    public Lane? Lane { get; set; }

    /// <summary>Since when it stands there.</summary>
    public DateTimeOffset LanedAt { get; set; }

    /// <summary>The start time it waits for, where nothing else of its own holds it.</summary>
    public DateTimeOffset? TimedFor { get; set; }
}
