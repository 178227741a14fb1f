using Weir.Jobs;
using Weir.Jobs.Plans;
using Weir.Jobs.Thresholds;
using Weir.Schedules.Events;

namespace Weir.Schedules.Frequencies;

/// <summary>
/// What the runs of one frequency have beside what their job definition says: OpCon's components of a job that belong to a frequency.
/// </summary>
public sealed record RunComponents
{
    /// <summary>Nothing besides.</summary>
    public static RunComponents None { get; } = new();

    /// <summary>Further jobs that they depend on.</summary>
    public IReadOnlyList<JobDependency> Dependencies { get; init; } = [];

    /// <summary>Further limits that they need; of two needs of one limit the larger counts.</summary>
    public IReadOnlyList<LimitNeed> Limits { get; init; } = [];

    /// <summary>Further thresholds that they wait for.</summary>
    public IReadOnlyList<ThresholdNeed> Thresholds { get; init; } = [];

    /// <summary>Further expressions that must be true for them to start.</summary>
    public IReadOnlyList<ExpressionText> Expressions { get; init; } = [];

    /// <summary>A condition that must be true as well as that of the job.</summary>
    public string? When { get; init; }

    /// <summary>Further times of the day in which they may start.</summary>
    public IReadOnlyList<StartWindow> Windows { get; init; } = [];

    /// <summary>Further files that they wait for.</summary>
    public IReadOnlyList<FileCondition> Files { get; init; } = [];

    /// <summary>What is done besides when something happens to one of them.</summary>
    public IReadOnlyList<Reaction> On { get; init; } = [];

    /// <summary>The job definition as it holds for them. What is done on events is not part of it: that is asked when it happens.</summary>
    public JobDefinition AddTo(JobDefinition job)
    {
        ArgumentNullException.ThrowIfNull(job);
        return this == None
            ? job
            : job with
            {
                Dependencies = [.. job.Dependencies, .. Dependencies],
                Limits = LimitNeed.Together(job.Limits.Concat(Limits)),
                Thresholds = [.. job.Thresholds.Union(Thresholds)],
                Expressions = [.. job.Expressions.Union(Expressions)],
                When =
                    job.When is null ? When
                    : When is null ? job.When
                    : $"({job.When}) AND ({When})",
                Windows = [.. job.Windows, .. Windows],
                Files = [.. job.Files, .. Files],
            };
    }
}
