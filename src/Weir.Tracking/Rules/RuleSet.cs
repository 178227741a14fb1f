using Weir.Jobs;

namespace Weir.Tracking.Rules;

/// <summary>All rules in force, in order of precedence. Immutable.</summary>
public sealed class RuleSet
{
    private readonly TrackingRule[] _rules;

    /// <summary>Puts rules in order.</summary>
    /// <exception cref="RuleException">Two rules have one name.</exception>
    public RuleSet(IEnumerable<TrackingRule> rules)
    {
        _rules = [.. rules];
        Array.Sort(_rules, RulePrecedence.Order);
        var names = new HashSet<ObjectName>();
        foreach (var rule in _rules)
        {
            if (!names.Add(rule.Name))
            {
                throw new RuleException($"there are two rules named {rule.Name}: give each a name of its own");
            }
        }
    }

    /// <summary>No rules at all.</summary>
    public static RuleSet Empty { get; } = new([]);

    /// <summary>The rules in order of precedence.</summary>
    public IReadOnlyList<TrackingRule> Rules => _rules;

    /// <summary>The rule that takes a submission, or <see langword="null"/>.</summary>
    public RuleMatch? Match(ObjectName name, string user, QualifiedName jobDescription, QualifiedName jobQueue) =>
        Match(new RuleSubject(name, user, jobDescription, jobQueue));

    /// <summary>
    /// The rule that takes a submission, or <see langword="null"/> where it runs untouched: no rule decides about it, or one that
    /// prevents.
    /// </summary>
    public RuleMatch? Match(RuleSubject subject) => Decide(subject) is { Rule.TakesSubmissions: true } match ? match : null;

    /// <summary>The rule that decides about a submission, or <see langword="null"/>. It may be one that lets it run untouched.</summary>
    public RuleMatch? Decide(RuleSubject subject) => First(subject, passive: false);

    /// <summary>The rule of type passive that decides about a process that started by itself, or <see langword="null"/>.</summary>
    public RuleMatch? DecideProcess(RuleSubject subject) => First(subject, passive: true);

    /// <summary>Which rule decides, which others would, and why each of them does not.</summary>
    public RuleExplanation Explain(RuleSubject subject) => RuleExplanation.Explain(_rules, subject);

    /// <summary>What is odd about the rules: those never reached, those that only their names put in order, those that hardly match
    /// anything, those that put jobs on a schedule that is none of these.</summary>
    public IReadOnlyList<RuleFinding> Lint(IEnumerable<ObjectName> schedules) =>
        RuleLint.Check(_rules, [.. schedules, ObjectName.Parse(TrackingRule.AdHoc)]);

    private RuleMatch? First(RuleSubject subject, bool passive)
    {
        for (var place = 0; place < _rules.Length; place++)
        {
            if ((_rules[place].Type == TrackType.Passive) == passive && _rules[place].Matches(subject))
            {
                return new RuleMatch(_rules[place], place);
            }
        }

        return null;
    }
}
