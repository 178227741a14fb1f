using Weir.Jobs;

namespace Weir.Day.Constraints;

/// <summary>A job's start time has not come.</summary>
public sealed class StartTime : OwnConstraint
{
    /// <inheritdoc/>
    public override string Code => HolderCodes.StartTime;

    /// <inheritdoc/>
    public override HolderManager Manager => HolderManager.Schedule;

    internal override bool StopsAgeing(Job job) => true;

    /// <summary>Whether it has not come. After a restart nobody knows the time yet; but a job that ages has had it.</summary>
    internal static bool IsAhead(Job job, DateTimeOffset now) =>
        job.NotBefore is { } at && (now == DateTimeOffset.MinValue ? job.AgeFrom is null : at > now);

    internal override bool Blocks(DayState day, Job job, DateTimeOffset now) => IsAhead(job, now);

    internal override Holder? Explain(DayState day, Job job, DateTimeOffset now) =>
        Blocks(day, job, now)
            ? HolderOf(
                $"not before {MomentText.Format(job.NotBefore)}",
                job.SubmittedAt,
                $"its start time comes; or an operator: weir start {job.Number.Value}"
            )
            : null;
}
