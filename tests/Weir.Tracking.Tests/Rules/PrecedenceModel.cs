using Weir.Tracking.Rules;

namespace Weir.Tracking.Tests.Rules;

/// <summary>
/// Precedence once more, as the text of the design has it, slowly and without any of the room's code for order and matching:
/// what the rules are checked against.
/// </summary>
internal static class PrecedenceModel
{
    /// <summary>The rules that may decide: those that match and that no other matching rule outranks.</summary>
    public static IReadOnlyList<TrackingRule> MayDecide(IEnumerable<TrackingRule> rules, RuleSubject subject)
    {
        var matching = rules.Where(rule => Positions(rule, subject).All(pair => Matches(pair.Pattern, pair.Value, pair.Exact))).ToList();
        return [.. matching.Where(rule => !matching.Exists(other => Outranks(other, rule)))];
    }

    public static bool Outranks(TrackingRule one, TrackingRule other)
    {
        var ones = Patterns(one);
        var others = Patterns(other);
        for (var i = 0; i < ones.Length; i++)
        {
            var a = Weight(ones[i]);
            var b = Weight(others[i]);
            if (a != b)
            {
                return a > b;
            }
        }

        return false;
    }

    public static bool Matches(string pattern, string value, bool exact)
    {
        if (IsAll(pattern))
        {
            return true;
        }

        if (!exact)
        {
            pattern = pattern.ToUpperInvariant();
            value = value.ToUpperInvariant();
        }

        if (pattern.StartsWith('*'))
        {
            var tail = pattern[1..];
            return value.Length >= tail.Length && SameLength(tail, value[^tail.Length..]);
        }

        if (pattern.EndsWith('*'))
        {
            var head = pattern[..^1];
            return value.Length >= head.Length && SameLength(head, value[..head.Length]);
        }

        return pattern.Length == value.Length && SameLength(pattern, value);
    }

    private static bool SameLength(string pattern, string value) =>
        pattern.Zip(value).All(pair => pair.First == '?' || pair.First == pair.Second);

    /// <summary>Specific is the heaviest, *ALL the lightest, generic between them by its fixed characters.</summary>
    private static int Weight(string pattern)
    {
        if (IsAll(pattern))
        {
            return -1;
        }

        return pattern.Contains('*') || pattern.Contains('?') ? pattern.Count(c => c is not ('*' or '?')) : int.MaxValue;
    }

    private static bool IsAll(string pattern) => pattern is "*ALL" or "*";

    private static string[] Patterns(TrackingRule rule) =>
        [
            rule.JobName.Text,
            rule.User.Text,
            rule.JobDescription.Text,
            rule.JobDescriptionLibrary.Text,
            rule.JobQueue.Text,
            rule.JobQueueLibrary.Text,
        ];

    private static IEnumerable<(string Pattern, string Value, bool Exact)> Positions(TrackingRule rule, RuleSubject subject) =>
        [
            (rule.JobName.Text, subject.Name.Text, false),
            (rule.User.Text, subject.User, true),
            (rule.JobDescription.Text, subject.JobDescription.Name.Text, false),
            (rule.JobDescriptionLibrary.Text, subject.JobDescription.Library.Text, false),
            (rule.JobQueue.Text, subject.JobQueue.Name.Text, false),
            (rule.JobQueueLibrary.Text, subject.JobQueue.Library.Text, false),
        ];
}
