using Weir.Jobs;

namespace Weir.Tracking.Variables;

/// <summary>For which jobs a variable is: all, those of a schedule or of one of its instances, or one job.</summary>
/// <param name="Schedule">The schedule, or the day of one of its instances; <see langword="null"/>: any.</param>
/// <param name="Job">The job; <see langword="null"/>: any.</param>
public sealed record VariableScope(ObjectName? Schedule, ObjectName? Job)
{
    /// <summary>The rank of a property that comes with the job or with its schedule's instance.</summary>
    public const int RankOfProperties = 4;

    /// <summary>All jobs.</summary>
    public static VariableScope All { get; } = new(null, null);

    /// <summary>
    /// How near it is to a job, from 1 for all jobs: of two variables of one name the nearer one counts. 0: it is not for that job.
    /// </summary>
    public int RankFor(VariableContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (Job is { } job && job != context.Job)
        {
            return 0;
        }

        var schedule =
            Schedule is not { } name ? 0
            : name == context.Schedule && name != context.Master ? 2
            : name == context.Master ? 1
            : -1;
        return schedule < 0 ? 0
            : Job is null ? 1 + schedule
            : RankOfProperties + 1 + schedule;
    }

    /// <inheritdoc />
    public override string ToString() =>
        (Schedule, Job) switch
        {
            (null, null) => "all jobs",
            ({ } schedule, null) => $"schedule {schedule}",
            (null, { } job) => $"job {job}",
            ({ } schedule, { } job) => $"job {schedule}/{job}",
        };
}
