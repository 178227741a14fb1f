using Weir.Jobs;

namespace Weir.Day;

/// <summary>What the runs of one job have in common, over all days.</summary>
/// <param name="Schedule">Its schedule.</param>
/// <param name="Name">Its name, without the number of a copy.</param>
public readonly record struct JobName(ObjectName Schedule, ObjectName Name)
{
    /// <summary>That of a job.</summary>
    public static JobName Of(Job job)
    {
        ArgumentNullException.ThrowIfNull(job);
        return new JobName(job.Schedule, CopyName.TryParse(job.Name, out var stem, out _) ? stem : job.Name);
    }
}
