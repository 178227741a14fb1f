using Weir.Capacity;
using Weir.Jobs;
using Weir.Schedules;
using Weir.Tracking.Rules;

namespace Weir.Definitions.Checks;

/// <summary>Looks at all definitions in force together.</summary>
public static class DefinitionLint
{
    /// <summary>What is odd, in order of kind and key.</summary>
    public static IReadOnlyList<DefinitionFinding> Of(IEnumerable<Definition> definitions)
    {
        var all = definitions.ToList();
        var rules = new RuleSet(all.Select(definition => definition.Subject).OfType<TrackingRule>());
        var jobs = all.Select(definition => definition.Subject).OfType<JobDefinition>().ToList();
        var policies = all.Select(definition => definition.Subject).OfType<PolicyDefinition>().ToList();
        var limits = all.Select(definition => definition.Subject).OfType<LimitDefinition>().ToDictionary(limit => limit.Name);
        List<DefinitionFinding> findings = [.. rules.Lint().Select(finding => new DefinitionFinding(DefinitionKind.Rule, finding.Rule.Text, finding.Code, finding.Text))];
        foreach (var rule in rules.Rules.Where(rule => rule.Type == TrackType.Queue))
        {
            if (QueuesUndefined(rule, jobs) is { } text)
            {
                findings.Add(new DefinitionFinding(DefinitionKind.Rule, rule.Name.Text, "no-job-definition", text));
            }
        }

        foreach (var policy in policies)
        {
            findings.AddRange(policy.ActiveAfter
                .Where(after => !jobs.Exists(job => string.Equals($"{job.Schedule}/{job.Name}", after, StringComparison.OrdinalIgnoreCase)))
                .Select(after => new DefinitionFinding(DefinitionKind.Policy, policy.Policy.Name.Text, "no-job-definition", $"it is to become active after {after}, and there is no such job definition")));
        }

        findings.AddRange(
            from definition in all
            let keys = WithoutEffect.KeysOf(definition)
            where keys.Count > 0
            select new DefinitionFinding(definition.Kind, definition.Key, "without-effect", WithoutEffect.TextOf(keys)));

        foreach (var job in jobs)
        {
            if (job.Service is { } service && policies.Count > 0 && !policies.Exists(policy => policy.Policy.Groups.Any(group => group.Name.Text == service)))
            {
                findings.Add(new DefinitionFinding(DefinitionKind.JobDefinition, $"{job.Schedule}/{job.Name}", "unknown-group", $"no policy has service group {service}: its jobs will stand in $$$DEF"));
            }

            if (job is { OnLeftovers: OnLeftovers.Keep, Limits.Count: > 0 })
            {
                findings.Add(new DefinitionFinding(DefinitionKind.JobDefinition, $"{job.Schedule}/{job.Name}", "keeps-past-limits", "processes that outlive its command run on (onLeftovers: keep), and its limits do not count them"));
            }

            findings.AddRange(job.Limits.Select(need => Need(job, need, limits)).OfType<DefinitionFinding>());
        }

        return [.. findings.OrderBy(finding => finding.Kind).ThenBy(finding => finding.Key, StringComparer.OrdinalIgnoreCase)];
    }

    /// <summary>Why jobs of this queue rule would be rejected, or <see langword="null"/>.</summary>
    public static string? QueuesUndefined(TrackingRule rule, IEnumerable<JobDefinition> jobs) =>
        rule.Type != TrackType.Queue || jobs.Any(job => job.Schedule == rule.Schedule && rule.JobName.Matches(job.Name.Text))
            ? null
            : $"jobs that match {rule.JobName} will be rejected: schedule {rule.Schedule} has no job definition of such a name; define one";

    private static DefinitionFinding? Need(JobDefinition job, LimitNeed need, Dictionary<ObjectName, LimitDefinition> limits)
    {
        var key = $"{job.Schedule}/{job.Name}";
        if (!limits.TryGetValue(need.Limit, out var limit))
        {
            return new DefinitionFinding(DefinitionKind.JobDefinition, key, "unknown-limit", $"limit {need.Limit} is not defined: it will be made with maximum {Limits.MaximumOfUnknown}");
        }

        return need.Units > limit.Maximum
            ? new DefinitionFinding(DefinitionKind.JobDefinition, key, "limit-too-small", $"it needs {need.Units} of {need.Limit}, whose maximum is {limit.Maximum}: it will never start by itself")
            : null;
    }
}
