using Weir.Jobs;
using Weir.Jobs.Plans;

namespace Weir.Day.Constraints;

/// <summary>A condition on job variables holds a job, until its machine says that it is true.</summary>
public sealed class UnmetCondition : OwnConstraint
{
    internal static UnmetCondition Cause { get; } = new();

    /// <inheritdoc/>
    public override string Code => HolderCodes.Condition;

    /// <inheritdoc/>
    public override HolderManager Manager => HolderManager.Schedule;

    internal override bool StopsAgeing(Job job) => true;

    /// <summary>The holder that is kept with the job.</summary>
    public static Holder CreateHolder(Job job, string when, DateTimeOffset since) =>
        Create(job, $"the condition {when} is not true yet", since);

    /// <summary>The same of a planned job, of which nothing else holds it.</summary>
    public static Holder CreateHolder(Job job, PlannedConditions conditions, DateTimeOffset since) =>
        Create(job, $"it waits for {conditions}", since);

    /// <summary>The same of a job that another scheduler holds besides, in that one's words.</summary>
    public static Holder CreateHolderOutside(Job job, string words, DateTimeOffset since) =>
        Create(job, $"{job.Way.ToText()} holds it for dependency {words}", since);

    /// <summary>Whether it holds a job.</summary>
    internal static bool Holds(Job job) => Cause.IsKeptWith(job);

    /// <summary>What else holds the job.</summary>
    public static IReadOnlyList<Holder> Without(Job job) => [.. job.Holds.Where(hold => hold.Code != Cause.Code)];

    private static Holder Create(Job job, string text, DateTimeOffset since) =>
        Cause.HolderOf(
            text,
            since,
            $"it becomes true on {job.Machine}; or an operator: weir release {job.Number.Value}, weir start {job.Number.Value}"
        );
}
