using Weir.Jobs;

namespace Weir.Tracking.Rules;

/// <summary>Looks through rules in order of precedence for what people hardly meant.</summary>
internal static class RuleLint
{
    // The libraries that ways in give to their jobs: both names of one job come from the same way.
    private static readonly string[] WayLibraries = ["CRON", "AT", "SLURM", "SYSTEMD", "UNIT"];

    public static IReadOnlyList<RuleFinding> Check(IReadOnlyList<TrackingRule> rules, HashSet<ObjectName> schedules)
    {
        List<RuleFinding> findings = [];
        for (var place = 0; place < rules.Count; place++)
        {
            var rule = rules[place];
            var earlier = rules
                .Take(place)
                .FirstOrDefault(other =>
                    SameCase(rule, other)
                    && CoversMachines(other, rule)
                    && RulePositions.All.All(position => other.At(position).Covers(rule.At(position)))
                );
            if (earlier is not null)
            {
                findings.Add(NeverReached(rule, earlier));
            }
            else if (rules.Take(place).FirstOrDefault(other => OnlyNamesDecide(rule, other)) is { } rival)
            {
                findings.Add(
                    new RuleFinding(
                        rule.Name,
                        "order-by-name",
                        $"some jobs match {rule.Name} and {rival.Name}, which rank equal and differ in what they do; {rival.Name} decides: make one of the filters more specific"
                    )
                );
            }

            if (rule.Schedule.Fixed is { } schedule && !schedules.Contains(schedule))
            {
                var then = rule.OnReject == OnReject.Run ? "are rejected and run all the same, as onReject says" : "are rejected and held";
                findings.Add(
                    new RuleFinding(
                        rule.Name,
                        "no-schedule",
                        $"there is no schedule {rule.Schedule}: jobs that match {rule.Name} {then}; define the schedule, or name another"
                    )
                );
            }

            if (Unlikely(rule) is { } text)
            {
                findings.Add(new RuleFinding(rule.Name, "unlikely-filter", text));
            }
        }

        return findings;
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

    private static bool OnlyNamesDecide(TrackingRule rule, TrackingRule other) =>
        SameCase(rule, other)
        && RulePrecedence.Rank(rule, other, out _) == 0
        && rule.Machines.Count == 0 == (other.Machines.Count == 0)
        && (rule.Machines.Count == 0 || rule.Machines.Any(machine => other.Machines.Any(machine.Overlaps)))
        && !SameEffect(rule, other)
        && RulePositions.All.All(position => rule.At(position).Overlaps(other.At(position)));

    // Submissions meet some rules, processes that start by themselves the others.
    private static bool SameCase(TrackingRule rule, TrackingRule other) =>
        rule.Type == TrackType.Passive == (other.Type == TrackType.Passive);

    private static bool CoversMachines(TrackingRule rule, TrackingRule other) =>
        rule.Machines.Count == 0
        || (other.Machines.Count > 0 && other.Machines.All(machine => rule.Machines.Any(own => own.Covers(machine))));

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
