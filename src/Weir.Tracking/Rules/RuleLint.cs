using Weir.Jobs;

namespace Weir.Tracking.Rules;

/// <summary>Looks through rules in order of precedence for what people hardly meant.</summary>
internal static class RuleLint
{
    // The libraries that ways in give to their jobs: both names of one job come from the same way.
    private static readonly string[] WayLibraries = ["CRON", "AT", "SLURM", "SYSTEMD", "UNIT"];

    public static IReadOnlyList<RuleFinding> Check(RuleSet set, HashSet<ObjectName> schedules, ObjectName? only)
    {
        List<RuleFinding> findings = [];
        var equals = new Dictionary<string, List<TrackingRule>>(StringComparer.Ordinal);
        for (var place = 0; place < set.Rules.Count; place++)
        {
            var rule = set.Rules[place];
            if (only is { } name && rule.Name != name)
            {
                continue;
            }

            var equal = only is null ? Among(equals, rule) : null;
            var rivals = equal ?? Before(set.Rules, place);
            if (set.FindCovering(place) is { } earlier)
            {
                findings.Add(NeverReached(rule, earlier));
            }
            else if (rivals.FirstOrDefault(other => OnlyNamesDecide(rule, other)) is { } rival)
            {
                findings.Add(
                    new RuleFinding(
                        rule.Name,
                        "order-by-name",
                        $"some jobs match {rule.Name} and {rival.Name}, which rank equal and differ in what they do; {rival.Name} decides: make one of the filters more specific"
                    )
                );
            }

            equal?.Add(rule);
            if (rule.Schedule.Fixed is { } schedule && !schedules.Contains(schedule))
            {
                findings.Add(NoSchedule(rule));
            }

            if (Unlikely(rule) is { } text)
            {
                findings.Add(new RuleFinding(rule.Name, "unlikely-filter", text));
            }
        }

        return findings;
    }

    // Rules that rank equal and can overlap have the same names where they have names: the others need not be compared.
    private static List<TrackingRule> Among(Dictionary<string, List<TrackingRule>> equals, TrackingRule rule)
    {
        var key = string.Join('\n', RulePositions.All.Select(position => KeyOf(rule.At(position))));
        if (!equals.TryGetValue(key, out var among))
        {
            equals.Add(key, among = []);
        }

        return among;
    }

    private static string KeyOf(NamePattern pattern) =>
        pattern.Kind switch
        {
            PatternKind.Specific => pattern.Folded(),
            PatternKind.Generic => $"?{pattern.FixedLength}",
            _ => "*",
        };

    private static IEnumerable<TrackingRule> Before(IReadOnlyList<TrackingRule> rules, int place)
    {
        var first = place;
        while (first > 0 && RulePrecedence.Rank(rules[first - 1], rules[place], out _) == 0)
        {
            first--;
        }

        return rules.Skip(first).Take(place - first);
    }

    private static RuleFinding NoSchedule(TrackingRule rule)
    {
        var then = rule.OnReject == OnReject.Run ? "are rejected and run all the same, as onReject says" : "are rejected and held";
        return new RuleFinding(
            rule.Name,
            "no-schedule",
            $"there is no schedule {rule.Schedule}: jobs that match {rule.Name} {then}; define the schedule, or name another"
        );
    }

    private static RuleFinding NeverReached(TrackingRule rule, TrackingRule earlier)
    {
        if (!earlier.HasFilterOf(rule))
        {
            return new RuleFinding(
                rule.Name,
                "never-reached",
                $"{earlier.Name} matches all that {rule.Name} matches and comes first: {rule.Name} never decides; remove it"
            );
        }

        var differ = SameEffect(rule, earlier) ? "says the same" : "says otherwise";
        return new RuleFinding(
            rule.Name,
            "duplicate",
            $"{earlier.Name} has the same filter, {differ} and comes first: {rule.Name} never decides; remove one of them"
        );
    }

    // Submissions meet some rules, processes that start by themselves the others. Of equal ones those for some machines come first.
    private static bool OnlyNamesDecide(TrackingRule rule, TrackingRule other) =>
        rule.Type == TrackType.Passive == (other.Type == TrackType.Passive)
        && rule.Machines.Count == 0 == (other.Machines.Count == 0)
        && RulePrecedence.Rank(rule, other, out _) == 0
        && !SameEffect(rule, other)
        && rule.Overlaps(other);

    private static bool SameEffect(TrackingRule rule, TrackingRule other) =>
        rule.Type == other.Type
        && rule.Automatic == other.Automatic
        && rule.Schedule == other.Schedule
        && rule.ScheduleDate == other.ScheduleDate
        && rule.Frequency == other.Frequency
        && rule.WhenAgentDown == other.WhenAgentDown
        && rule.WhenServerAway == other.WhenServerAway
        && rule.OnReject == other.OnReject
        && rule.Output == other.Output
        && string.Equals(rule.Monitor, other.Monitor, StringComparison.OrdinalIgnoreCase);

    private static string? Unlikely(TrackingRule rule)
    {
        var description = WayLibrary(rule.JobDescriptionLibrary);
        var queue = WayLibrary(rule.JobQueueLibrary);
        return description is not null && queue is not null && description != queue
            ? $"its job description is of {description} and its job queue of {queue}: no way in gives a job both, so only a submission that says both by itself matches"
            : null;
    }

    private static string? WayLibrary(NamePattern pattern) =>
        pattern.Kind == PatternKind.Specific
            ? Array.Find(WayLibraries, library => library.Equals(pattern.Text, StringComparison.OrdinalIgnoreCase))
            : null;
}
