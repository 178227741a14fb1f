using Weir.Jobs;
using Weir.Jobs.Plans;
using Weir.Jobs.Properties;
using Weir.Jobs.Thresholds;
using Weir.Protocol.Schedules;
using Weir.Schedules;
using Weir.Schedules.Events;
using Weir.Schedules.Expressions;
using Weir.Server.Definitions;
using Weir.Server.Loop;

namespace Weir.Server.Queries;

/// <summary>Which thresholds, properties and limits the jobs of a day wait for that there are not.</summary>
internal sealed class ConditionFindings
{
    private readonly DayView _view;
    private readonly ScheduleDefinition _schedule;
    private readonly DateOnly _date;
    private readonly HashSet<ThresholdName> _setByEvents;

    private ConditionFindings(DayView view, ScheduleDefinition schedule, DateOnly date, HashSet<ThresholdName> setByEvents) =>
        (_view, _schedule, _date, _setByEvents) = (view, schedule, date, setByEvents);

    /// <summary>For each of the schedules, by job in the order of their names.</summary>
    public static IReadOnlyList<IReadOnlyList<ScheduleFinding>> Find(
        DayView view,
        DateOnly date,
        IReadOnlyList<(ScheduleDefinition Schedule, IReadOnlyCollection<JobDefinition> Jobs)> schedules
    )
    {
        HashSet<ThresholdName> setByEvents = [.. SetByEvents(view.Definitions)];
        return [.. schedules.Select(one => new ConditionFindings(view, one.Schedule, date, setByEvents).Of(one.Jobs))];
    }

    private List<ScheduleFinding> Of(IEnumerable<JobDefinition> jobs) =>
        [.. jobs.OrderBy(job => job.Name).SelectMany(job => OfThresholds(job).Concat(OfExpressions(job)))];

    private IEnumerable<ScheduleFinding> OfThresholds(JobDefinition job)
    {
        foreach (var same in job.Thresholds.GroupBy(need => need.Name))
        {
            var needs = string.Join(" and ", same);
            if (ThresholdNeed.NearestValue([.. same], 0) is null)
            {
                yield return Finding(job, ThresholdKey, needs, Never, true, $"no value is both; {job.Name} never starts by itself");
            }
            else if (_view.Day.FindThreshold(same.Key) is null)
            {
                var waits = !same.All(need => need.IsMetBy(0));
                var (blocks, then) = waits switch
                {
                    false => (false, $"{job.Name} does not wait for it"),
                    _ when _setByEvents.Contains(same.Key) => (false, $"{job.Name} waits until an event of a definition sets it"),
                    _ => (true, $"{job.Name} waits until somebody sets it"),
                };
                yield return Finding(
                    job,
                    ThresholdKey,
                    needs,
                    NotSet,
                    blocks,
                    $"threshold {same.Key} was never set and counts as 0; {then}"
                );
            }
        }
    }

    private IEnumerable<ScheduleFinding> OfExpressions(JobDefinition job)
    {
        foreach (var text in job.Expressions)
        {
            if (!Expression.TryParse(text.Text, out var expression, out var fault))
            {
                yield return Finding(
                    job,
                    ExpressionKey,
                    text.Text,
                    Never,
                    true,
                    $"it cannot be read: {fault.Text}; {job.Name} never starts by itself"
                );
                continue;
            }

            foreach (var name in expression.Needed.OrderBy(name => name.Text, StringComparer.OrdinalIgnoreCase))
            {
                if (Judge(job, name) is var (verdict, blocks, why))
                {
                    yield return Finding(job, ExpressionKey, text.Text, verdict, blocks, why);
                }
            }
        }
    }

    // Null where it is there, or where only the job's being there says.
    private (string Verdict, bool Blocks, string Text)? Judge(JobDefinition job, ExpressionName name)
    {
        if (name.Kept is not { } kept || IsGiven(job, name))
        {
            return null;
        }

        if (kept.Threshold is { } threshold)
        {
            return _view.Day.FindThreshold(threshold) is null
                ? (NotSet, false, $"threshold {threshold} was never set and counts as 0")
                : null;
        }

        PlaceholderName? asked = kept switch
        {
            { Own: (PropertyScope.JI, _) } => null,
            { Own: (PropertyScope.SI, _) } when _schedule.Instances is not null => null,
            { Own: (PropertyScope.SI, var own) } => PlaceholderName.Of(PropertyPath.OfDay(own, _date, _schedule.Name)),
            { Own: (PropertyScope.MI, var own) } => ObjectName.TryParse(job.Machine, out var machine)
                ? PlaceholderName.Of(PropertyPath.OfMachine(own, machine))
                : null,
            _ => kept,
        };
        return kept.Own is (PropertyScope.JI, _) ? (NoName, false, $"there is {name} only where somebody sets it once {job.Name} is there")
            : asked is not null && _view.Day.FindValue(asked) is null
                ? (NoName, true, $"there is no {asked}; {job.Name} waits until there is one")
            : null;
    }

    private bool IsGiven(JobDefinition job, ExpressionName name)
    {
        var own = name.Kept switch
        {
            { Own: (PropertyScope.JI, var ofJob) } => ofJob.Text,
            { Property: { Scope: PropertyScope.OI } all } when !name.Text.Contains('.', StringComparison.Ordinal) => all.Name.Text,
            _ => null,
        };
        return own is not null
            && (
                (job.Command?.Environment ?? []).Any(entry =>
                    JobProperty.TryFromEntry(entry, out var given) && given.Name.Equals(own, StringComparison.OrdinalIgnoreCase)
                ) || (_schedule.Instances is not null && name.Kept!.Own is null)
            );
    }

    private static IEnumerable<ThresholdName> SetByEvents(DefinitionCatalog catalog)
    {
        var reactions = DefinitionSets
            .JobDefinitions(catalog)
            .SelectMany(job => job.On.Concat(job.Frequencies.SelectMany(use => use.Own?.Components.On ?? [])))
            .Concat(DefinitionSets.Schedules(catalog).SelectMany(schedule => schedule.On));
        foreach (var reaction in reactions)
        {
            if (
                reaction.Event.Form.Name == "$THRESHOLD:SET"
                && reaction.Event.Fields is [var named, ..]
                && ThresholdName.TryParse(named, out var threshold)
            )
            {
                yield return threshold;
            }
        }
    }

    private const string ThresholdKey = "thresholds";
    private const string ExpressionKey = "expressions";
    private const string NotSet = "not-set";
    private const string NoName = "no-name";
    private const string Never = "never";

    private static ScheduleFinding Finding(JobDefinition job, string kind, string on, string verdict, bool blocks, string text) =>
        new(job.Name.Text, kind, on, verdict, blocks, text);
}
