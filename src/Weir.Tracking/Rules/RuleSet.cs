using Weir.Jobs;
using Weir.Tracking.Matching;

namespace Weir.Tracking.Rules;

/// <summary>All rules in force, in order of precedence. Immutable.</summary>
public sealed class RuleSet
{
    private const int SmallSubject = 1024;

    private readonly TrackingRule[] _rules;
    private readonly byte[] _submissions;
    private readonly byte[] _processes;

    /// <summary>Puts rules in order.</summary>
    /// <exception cref="RuleException">Two rules have one name.</exception>
    public RuleSet(IEnumerable<TrackingRule> rules)
    {
        _rules = [.. rules];
        Array.Sort(Array.ConvertAll(_rules, RulePrecedence.KeyOf), _rules);
        var names = new HashSet<ObjectName>();
        foreach (var rule in _rules)
        {
            if (!names.Add(rule.Name))
            {
                throw new RuleException($"there are two rules named {rule.Name}: give each a name of its own");
            }
        }

        var placed = _rules.Select((rule, place) => (Place: place, Rule: rule)).ToLookup(one => one.Rule.Type == TrackType.Passive);
        _submissions = RuleIndexBytes.Write([.. placed[false]]);
        _processes = RuleIndexBytes.Write([.. placed[true]]);
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
    public RuleMatch? Decide(RuleSubject subject) => First(_submissions, subject);

    /// <summary>The rule of type passive that decides about a process that started by itself, or <see langword="null"/>.</summary>
    public RuleMatch? DecideProcess(RuleSubject subject) => First(_processes, subject);

    /// <summary>Which rule decides, which others would, and why each of them does not.</summary>
    public RuleExplanation Explain(RuleSubject subject) => RuleExplanation.Explain(_rules, subject);

    /// <summary>What is odd about the rules: those never reached, those that only their names put in order, those that hardly match
    /// anything, those that put jobs on a schedule that is none of these.</summary>
    /// <param name="schedules">The schedules that there are, besides AdHoc.</param>
    /// <param name="only">The rule that it is about; <see langword="null"/>: about all.</param>
    public IReadOnlyList<RuleFinding> Lint(IEnumerable<ObjectName> schedules, ObjectName? only = null) =>
        RuleLint.Check(this, [.. schedules, ObjectName.Parse(TrackingRule.AdHoc)], only);

    /// <summary>The first rule before the one in a place that matches all that this one matches, and is for the same.</summary>
    internal TrackingRule? FindCovering(int place)
    {
        var rule = _rules[place];
        RuleIndex.TryRead(rule.Type == TrackType.Passive ? _processes : _submissions, out var index);
        var candidates = index.Covering(SubjectBytes.OfPatterns(rule));
        var first = place;
        while (candidates.Next(first, out var earlier))
        {
            if (_rules[earlier].Covers(rule))
            {
                first = earlier;
            }
        }

        return first == place ? null : _rules[first];
    }

    private RuleMatch? First(byte[] bytes, RuleSubject subject)
    {
        var length = SubjectBytes.LengthOf(subject);
        var values = SubjectBytes.Of(subject, length <= SmallSubject ? stackalloc byte[SmallSubject] : new byte[length]);
        RuleIndex.TryRead(bytes, out var index);
        var candidates = index.For(values);
        var first = int.MaxValue;
        while (candidates.Next(first, out var place))
        {
            if (_rules[place].Matches(subject))
            {
                first = place;
            }
        }

        return first == int.MaxValue ? null : new RuleMatch(_rules[first], first);
    }
}
