using System.Globalization;
using Weir.Jobs;
using Weir.Jobs.Values;
using Weir.Schedules;

namespace Weir.Day.Facts;

/// <summary>What a job definition says instead of what was submitted.</summary>
internal static class DefinedValues
{
    /// <summary>Each value, <see langword="null"/> where it says nothing.</summary>
    public static IEnumerable<(string Field, string? Text)> Of(JobDefinition definition, Job submitted) =>
        [
            (JobFields.JobDescription, definition.JobDescription?.ToString()),
            (JobFields.JobQueue, definition.JobQueue?.ToString()),
            (JobFields.Priority, definition.Priority?.ToString(CultureInfo.InvariantCulture)),
            (JobFields.Limits, definition.Limits.Count == 0 ? null : JobFields.TextOf(definition.Limits)),
            (JobFields.Service, definition.Service?.Text),
            (JobFields.Date, definition.JobDate?.On(submitted.ScheduleDate)?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            (JobFields.Monitor, definition.Monitor),
        ];
}
