using Weir.Jobs;

namespace Weir.Day.Constraints;

/// <summary>A condition on job variables holds a job, until its machine says that it is true.</summary>
public sealed class UnmetCondition : OwnConstraint
{
    internal static UnmetCondition Cause { get; } = new();

    /// <inheritdoc/>
    public override string Code => HolderCodes.Condition;

    /// <inheritdoc/>
    public override HolderManager Manager => HolderManager.Schedule;

    internal override bool StopsAgeing => true;

    /// <summary>The holder that is kept with the job.</summary>
    public static Holder CreateHolder(Job job, string when, DateTimeOffset since) =>
        Cause.HolderOf(
            $"the condition {when} is not true yet",
            since,
            $"it becomes true on {job.Machine}; or an operator: weir release {job.Number.Value}, weir start {job.Number.Value}"
        );

    /// <summary>Whether it holds a job.</summary>
    internal static bool Holds(Job job) => Cause.IsKeptWith(job);

    /// <summary>What else holds the job.</summary>
    public static IReadOnlyList<Holder> Without(Job job) => [.. job.Holds.Where(hold => hold.Code != Cause.Code)];
}
