using Weir.Jobs;

namespace Weir.Tracking.Rules;

/// <summary>The answer to "which rule, and why" for one submission.</summary>
/// <param name="Subject">What was asked about.</param>
/// <param name="Winner">The rule that decides, or <see langword="null"/> where none matches.</param>
/// <param name="RunnersUp">Other rules that match, in order, each with what put it behind the winner.</param>
/// <param name="Misses">Rules that do not match, in order, each with the first position that says no.</param>
public sealed record RuleExplanation(
    RuleSubject Subject,
    RuleVerdict? Winner,
    IReadOnlyList<RuleVerdict> RunnersUp,
    IReadOnlyList<RuleVerdict> Misses
)
{
    internal static RuleExplanation Explain(IReadOnlyList<TrackingRule> rules, RuleSubject subject)
    {
        RuleVerdict? winner = null;
        List<RuleVerdict> runnersUp = [],
            misses = [];
        foreach (var rule in rules)
        {
            if (Miss(rule, subject) is { } miss)
            {
                misses.Add(new RuleVerdict(rule, miss));
            }
            else if (winner is null)
            {
                winner = new RuleVerdict(rule, Match(rule, subject));
            }
            else
            {
                runnersUp.Add(new RuleVerdict(rule, Behind(rule, winner.Rule)));
            }
        }

        return new RuleExplanation(subject, winner, runnersUp, misses);
    }

    private static string? Miss(TrackingRule rule, RuleSubject subject)
    {
        if (rule.Type == TrackType.Passive)
        {
            return "it is for processes that start by themselves, not for submissions";
        }

        if (subject.Machine is { } machine && !rule.IsFor(machine))
        {
            return $"machine {machine} is not {string.Join(" or ", rule.Machines)}";
        }

        foreach (var position in RulePositions.All)
        {
            if (!rule.At(position).Matches(subject.At(position)))
            {
                return $"{position.ToText()} {subject.At(position)} is not {rule.At(position)}";
            }
        }

        return null;
    }

    private static string Match(TrackingRule rule, RuleSubject subject)
    {
        var said = RulePositions
            .All.Where(position => rule.At(position).Kind != PatternKind.All)
            .Select(position => $"{position.ToText()} {subject.At(position)} is {rule.At(position)}");
        var text = string.Join(", ", said);
        return text.Length == 0 ? "it is for all jobs" : text;
    }

    private static string Behind(TrackingRule rule, TrackingRule winner)
    {
        if (RulePrecedence.Rank(winner, rule, out var position) == 0)
        {
            return $"ranks equal with {winner.Name}, which comes first by its filter's form or its name";
        }

        return $"{winner.Name} comes first by {position.ToText()}: {Rank(winner.At(position))} before {Rank(rule.At(position))}";
    }

    private static string Rank(NamePattern pattern) =>
        pattern.Kind switch
        {
            PatternKind.Specific => $"specific {pattern}",
            PatternKind.Generic => $"generic {pattern} ({pattern.FixedLength} fixed)",
            _ => Wildcard.All,
        };
}
