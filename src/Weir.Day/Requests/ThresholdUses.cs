using Weir.Jobs.Plans;
using Weir.Jobs.Thresholds;
using Weir.Schedules.Events;
using Weir.Schedules.Expressions;
using Weir.Schedules.Frequencies;

namespace Weir.Day.Requests;

/// <summary>Who uses a threshold: definitions whose jobs need it or that set it, and jobs of the day.</summary>
internal static class ThresholdUses
{
    /// <summary>Each as it is called, definitions first.</summary>
    public static IReadOnlyList<string> Find(DayState day, ThresholdName name)
    {
        var definitions = day.Definitions;
        return
        [
            .. definitions
                .JobDefinitions.Where(job =>
                    Needs(job.Thresholds) || Ask(job.Expressions) || job.Frequencies.Any(InOwn) || job.On.Any(Names)
                )
                .Select(job => $"job definition {job.Schedule}/{job.Name}")
                .Order(StringComparer.OrdinalIgnoreCase),
            .. definitions
                .Schedules.Where(schedule => schedule.Frequencies.Any(InOwn) || schedule.On.Any(Names))
                .Select(schedule => $"schedule {schedule.Name}"),
            .. definitions
                .Frequencies.Where(frequency => In(frequency.Frequency.Components))
                .Select(frequency => $"frequency {frequency.Name}"),
            .. day
                .Jobs.Where(job => Needs(job.Thresholds) || Ask(job.Expressions))
                .OrderBy(job => job.Number)
                .Select(job => $"job {job.Number} {job.Name}"),
        ];

        bool Needs(IReadOnlyList<ThresholdNeed> needs) => needs.Any(need => need.Name == name);

        bool Ask(IReadOnlyList<ExpressionText> expressions) =>
            expressions.Any(text =>
                Expression.TryParse(text.Text, out var expression, out _) && expression.Names.Any(named => named.Kept?.Threshold == name)
            );

        bool In(RunComponents components) => Needs(components.Thresholds) || Ask(components.Expressions);

        bool InOwn(FrequencyUse use) => use.Own is { } own && In(own.Components);

        // A name that a placeholder brings is not known before.
        bool Names(Reaction reaction) =>
            reaction.Event.Form.Name == "$THRESHOLD:SET"
            && reaction.Event.Fields is [var named, ..]
            && ThresholdName.TryParse(named, out var threshold)
            && threshold == name;
    }
}
