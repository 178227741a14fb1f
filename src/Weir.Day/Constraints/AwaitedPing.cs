using Weir.Jobs;

namespace Weir.Day.Constraints;

/// <summary>A planned job runs elsewhere: Weir never lets it go, and a ping tells that it runs.</summary>
public sealed class AwaitedPing : OwnConstraint
{
    /// <inheritdoc/>
    public override string Code => HolderCodes.Ping;

    /// <inheritdoc/>
    public override HolderManager Manager => HolderManager.Schedule;

    internal override bool StopsAgeing(Job job) => true;

    internal override bool Blocks(DayState day, Job job, DateTimeOffset now) => job.RunsElsewhere();

    internal override Holder? Explain(DayState day, Job job, DateTimeOffset now) =>
        job.RunsElsewhere()
            ? HolderOf(
                "it runs elsewhere, and no ping has told its start",
                job.SubmittedAt,
                $"a ping for {job.Name} arrives (/ping/KEY/{job.Name}); or an operator: weir mark {job.Number.Value} ok, weir skip {job.Number.Value}"
            )
            : null;
}
