using Weir.Jobs.Thresholds;

namespace Weir.Jobs.Plans;

/// <summary>
/// One condition that a job of the day waits for, in the words of its definition: the key and one of its values, as <c>after: LOAD</c> or
/// <c>thresholds: ERRORS GE 3</c>.
/// </summary>
/// <param name="Key">The key of the definition.</param>
/// <param name="Value">The value.</param>
public sealed record JobCondition(string Key, string Value)
{
    /// <summary>How one is named, for error messages.</summary>
    public const string Allowed =
        "KEY: VALUE as in its definition, or KEY alone for all of it, KEY after, requires, conflict, thresholds, expressions, limits or windows";

    private const string ThresholdsKey = "thresholds";
    private const string ExpressionsKey = "expressions";
    private const string LimitsKey = "limits";
    private const string WindowsKey = "windows";

    /// <summary>All that a job waits for by its definition and that a person can take off it, by the keys of the definition.</summary>
    public static IReadOnlyList<JobCondition> Of(Job job)
    {
        ArgumentNullException.ThrowIfNull(job);
        return
        [
            .. job.Dependencies.Where(dependency => dependency.Kind != DependencyKind.Exclude).Select(Of),
            .. job.Thresholds.Select(need => new JobCondition(ThresholdsKey, need.ToString())),
            .. job.Expressions.Select(expression => new JobCondition(ExpressionsKey, expression.Text)),
            .. job.Limits.Select(need => new JobCondition(LimitsKey, need.ToString())),
            .. (job.Plan?.Windows ?? []).Select(window => new JobCondition(WindowsKey, window.ToString())),
        ];
    }

    /// <summary>A dependency as a condition.</summary>
    public static JobCondition Of(JobDependency dependency)
    {
        ArgumentNullException.ThrowIfNull(dependency);
        return new JobCondition(dependency.Kind.ToText(), dependency.ToString());
    }

    /// <summary>A need of a threshold as a condition.</summary>
    public static JobCondition Of(ThresholdNeed need) => new(ThresholdsKey, need.ToString());

    /// <summary>An expression as a condition.</summary>
    public static JobCondition Of(ExpressionText expression) => new(ExpressionsKey, expression.Text);

    /// <summary>Those of a job that a text names: one, or all of a key; none where it names none.</summary>
    public static IReadOnlyList<JobCondition> Named(Job job, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var key = (colon < 0 ? text : text[..colon]).Trim();
        var value = colon < 0 ? null : text[(colon + 1)..].Trim();
        return
        [
            .. Of(job)
                .Where(condition =>
                    string.Equals(condition.Key, key, StringComparison.OrdinalIgnoreCase)
                    && (value is null || string.Equals(condition.Value, value, StringComparison.OrdinalIgnoreCase))
                ),
        ];
    }

    /// <summary>The job without some of its conditions.</summary>
    public static Job Without(Job job, IReadOnlyCollection<JobCondition> conditions)
    {
        ArgumentNullException.ThrowIfNull(job);
        bool Stays(JobCondition condition) => !conditions.Contains(condition);
        return job with
        {
            Dependencies = [.. job.Dependencies.Where(dependency => Stays(Of(dependency)))],
            Thresholds = [.. job.Thresholds.Where(need => Stays(Of(need)))],
            Expressions = [.. job.Expressions.Where(expression => Stays(Of(expression)))],
            Limits = [.. job.Limits.Where(need => Stays(new JobCondition(LimitsKey, need.ToString())))],
            Plan = job.Plan is { Windows.Count: > 0 } plan
                ? plan with
                {
                    Windows = [.. plan.Windows.Where(window => Stays(new JobCondition(WindowsKey, window.ToString())))],
                }
                : job.Plan,
        };
    }

    /// <summary>The job with conditions again that it was without; one that this version cannot read is left out.</summary>
    public static Job With(Job job, IEnumerable<JobCondition> conditions)
    {
        ArgumentNullException.ThrowIfNull(conditions);
        return conditions.Aggregate(job, (with, condition) => condition.AddTo(with));
    }

    /// <inheritdoc />
    public override string ToString() => $"{Key}: {Value}";

    private Job AddTo(Job job)
    {
        switch (Key)
        {
            case ThresholdsKey when ThresholdNeed.TryParse(Value, out var need):
                return job with { Thresholds = [.. job.Thresholds, need] };
            case ExpressionsKey when ExpressionText.TryParse(Value, out var expression):
                return job with { Expressions = [.. job.Expressions, expression] };
            case LimitsKey when LimitNeed.TryParse(Value, out var limit):
                return job with { Limits = LimitNeed.Together([.. job.Limits, limit]) };
            case WindowsKey when job.Plan is { } plan && StartWindow.TryParse(Value, out var window):
                return job with { Plan = plan with { Windows = [.. plan.Windows, window] } };
            default:
                return DependencyKinds.TryParse(Key, out var kind) && JobDependency.TryParse(kind, Value, out var dependency)
                    ? job with
                    {
                        Dependencies = [.. job.Dependencies, dependency],
                    }
                    : job;
        }
    }
}
