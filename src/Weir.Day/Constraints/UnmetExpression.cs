using System.Globalization;
using Weir.Day.Service;
using Weir.Day.State;
using Weir.Jobs;
using Weir.Jobs.Plans;
using Weir.Schedules.Expressions;

namespace Weir.Day.Constraints;

/// <summary>An expression of a job is false. It follows from what the expression names, and is not kept with the job.</summary>
internal sealed class UnmetExpression : OwnConstraint
{
    // Whoever looks for a value by which an expression becomes true tries no more than these for a name.
    private const int MostTried = 60;

    public override string Code => HolderCodes.Expression;

    public override HolderManager Manager => HolderManager.Schedule;

    public override RemedyKind? Remedy => RemedyKind.Expression;

    // As for thresholds.
    internal override bool StopsAgeing(Job job) => job.Plan?.Way is null;

    internal override bool Blocks(DayState day, Job job, DateTimeOffset now) => day.Expressions.Hold(job);

    internal override IReadOnlyList<JobCondition> Conditions(DayState day, Job job) =>
        [.. day.Expressions.UnmetOf(job).Select(one => JobCondition.Of(one.Asked.Written))];

    internal override Holder? Explain(DayState day, Job job, DateTimeOffset now, ExplanationScope scope)
    {
        var unmet = day.Expressions.UnmetOf(job).ToList();
        if (unmet.Count == 0)
        {
            return null;
        }

        var changes = unmet.Select(one => ChangeFor(day, one.Asked)).OfType<ExpressionChange>().Select(change => change.Command).Distinct();
        var start = string.Create(CultureInfo.InvariantCulture, $"or an operator: weir start {job.Number.Value}");
        return HolderOf(
            string.Join("; ", unmet.Select(one => TextOf(day, one.Asked, one.Result, scope))),
            job.SubmittedAt,
            string.Join("; ", [.. changes, start])
        );
    }

    /// <summary>The change of one value with which the only false expression of a job is true; <see langword="null"/>: none.</summary>
    public static ExpressionChange? WayOutOf(DayState day, Job job) =>
        day.Expressions.UnmetOf(job).Take(2).ToList() is [var (asked, _)] ? ChangeFor(day, asked) : null;

    private static string TextOf(DayState day, AskedExpression asked, ExpressionResult result, ExplanationScope scope)
    {
        var names = asked.Expression?.Names ?? [];
        var values = names.Select(name =>
            asked.ValueOf(name, day.Expressions.ValueOf) is not { } value ? $"there is no {name}"
            : name.Kept?.InUse is not null && !scope.OfOthers ? $"{name} is not for you to see"
            : $"{name} is {value}"
        );
        // Of a name that does not exist the values speak already.
        var fault = result.Fault is { } why && !why.StartsWith("there is no ", StringComparison.Ordinal) ? $", since {why}" : "";
        return $"expression {Printable.Escape(asked.Text, 200)} is false{fault}: {string.Join(", ", values)}";
    }

    // What an expression compares its names with stands in it: what makes it true is mostly one of these, or right beside it.
    private static ExpressionChange? ChangeFor(DayState day, AskedExpression asked)
    {
        foreach (var name in asked.Expression?.Names ?? [])
        {
            if (asked.KeptUnder(name) is not { } kept || (kept.Property is null && kept.Threshold is null))
            {
                continue;
            }

            var now = day.Expressions.ValueOf(kept);
            foreach (var value in Candidates(asked.Expression!, now))
            {
                if (
                    ExpressionChange.To(kept, now, value) is { } change
                    && asked.Ask(other => other == kept ? value : day.Expressions.ValueOf(other)).IsTrue
                )
                {
                    return change;
                }
            }
        }

        return null;
    }

    private static IEnumerable<ExpressionValue> Candidates(Expression expression, ExpressionValue? now)
    {
        var beside = expression
            .Literals.Where(literal => literal.Kind == ExpressionKind.Number)
            .SelectMany(literal => ExpressionValue.Around(literal))
            .Distinct();
        var from = now?.ToNumberOrNone() ?? 0;
        return expression
            .Literals.Where(literal => literal.Kind != ExpressionKind.Number)
            .Concat(beside.OrderBy(number => Math.Abs(number.ToNumberOrNone()!.Value - from)))
            .Concat([ExpressionValue.Of(true), ExpressionValue.Of(false)])
            .Take(MostTried);
    }
}
