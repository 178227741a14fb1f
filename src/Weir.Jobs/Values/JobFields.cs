using System.Globalization;

namespace Weir.Jobs.Values;

/// <summary>The values of a job that a job definition may say something else of than its submission.</summary>
public static class JobFields
{
    /// <summary>What stands for a value that there is none of.</summary>
    public const string None = "none";

    public const string User = "user",
        JobDescription = "jobDescription",
        JobQueue = "jobQueue",
        Priority = "priority",
        Limits = "limits",
        Service = "service",
        Date = "date",
        Monitor = "monitor";

    private static readonly (string Field, Func<Job, string> Read)[] s_all =
    [
        (User, job => job.User),
        (JobDescription, job => job.JobDescription.ToString()),
        (JobQueue, job => job.JobQueue.ToString()),
        (Priority, job => job.Priority.ToString(CultureInfo.InvariantCulture)),
        (Limits, job => TextOf(job.Limits)),
        (Service, job => job.Service?.Text ?? None),
        (Date, job => (job.Run?.JobDate ?? job.JobDate)?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? None),
        (Monitor, job => job.Monitor ?? None),
    ];

    /// <summary>Limits as one value.</summary>
    public static string TextOf(IReadOnlyList<LimitNeed> limits) => limits.Count == 0 ? None : string.Join(' ', limits);

    /// <summary>What its definition, which gives <paramref name="defined"/>, makes of a job.</summary>
    public static IReadOnlyList<JobOverride> Defined(Job submitted, IEnumerable<(string Field, string? Text)> defined) =>
        [
            .. from given in defined
            where given.Text is not null
            select new JobOverride(given.Field, ReadOf(given.Field)(submitted), given.Text),
        ];

    /// <summary>The overrides of a job once it was changed from what it was.</summary>
    public static IReadOnlyList<JobOverride> Changed(Job before, Job after) =>
        [
            .. before.Overrides,
            .. from field in s_all
            where before.Plan is null && !before.Overrides.Any(one => one.Field == field.Field)
            let was = field.Read(before)
            where was != field.Read(after)
            select new JobOverride(field.Field, was, null),
        ];

    /// <summary>All of them side by side.</summary>
    public static IReadOnlyList<JobValue> Of(Job job)
    {
        ArgumentNullException.ThrowIfNull(job);
        return
        [
            .. from field in s_all
            let effective = field.Read(job)
            let one = job.Overrides.FirstOrDefault(known => known.Field == field.Field)
            select job.Plan is null
                ? new JobValue(field.Field, one?.Submitted ?? effective, one?.Defined, effective)
                : new JobValue(field.Field, null, field.Field == User ? job.Plan.Command?.User : effective, effective),
        ];
    }

    private static Func<Job, string> ReadOf(string field) => Array.Find(s_all, known => known.Field == field).Read;
}
