using Weir.Jobs;

namespace Weir.Schedules;

/// <summary>A schedule: a master plan whose dated, running copies are the day's.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Hold">Whether each of its days begins on hold.</param>
/// <param name="Description">For people.</param>
public sealed record ScheduleDefinition(ObjectName Name, bool Hold = false, string Description = "")
{
    /// <summary>The schedule of the day that makes itself for jobs that have no other.</summary>
    public static ObjectName AdHoc { get; } = ObjectName.Parse("AdHoc");
}
