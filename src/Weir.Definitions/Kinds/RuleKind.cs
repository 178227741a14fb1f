using Weir.Definitions.Checks;
using Weir.Definitions.Reading;
using Weir.Definitions.Writing;
using Weir.Jobs;
using Weir.Jobs.Plans;
using Weir.JobVariables;
using Weir.Schedules;
using Weir.Tracking.Rules;
using Weir.Tracking.Variables;

namespace Weir.Definitions.Kinds;

/// <summary><c>kind: rule</c>.</summary>
public static class RuleKind
{
    /// <summary>As definitions and the store spell it.</summary>
    public const string Word = "rule";

    /// <summary>Its row in <see cref="DefinitionKinds.All"/>.</summary>
    public static DefinitionKind Kind { get; } = new(Word, order: 9, Read, Lint);

    /// <summary>The definition of one.</summary>
    public static Definition Define(TrackingRule rule)
    {
        var all = Wildcard.All;
        var when = new EntryList()
            .AddUnless(all, "jobName", rule.JobName.Text)
            .AddUnless(all, "user", rule.User.Text)
            .AddUnless($"{all}/{all}", "jobDescription", rule.JobDescriptionText)
            .AddUnless($"{all}/{all}", "jobQueue", rule.JobQueueText)
            .AddSome("machines", [.. rule.Machines.Select(machine => machine.Text)]);
        return new Definition(
            Kind,
            rule.Name.Text,
            rule,
            new EntryList()
                .Add("name", rule.Name.Text)
                .AddSome("when", when)
                .Add("type", RuleWords.ToText(rule.Type))
                .AddGiven(
                    "automatic",
                    rule.Automatic is { } automatic && automatic != TrackingRule.DefaultAutomatic(rule.Type)
                        ? RuleWords.ToText(automatic)
                        : null
                )
                .AddUnless(TrackingRule.AdHoc, "schedule", rule.Schedule.Text)
                .AddGiven("scheduleDate", rule.ScheduleDate?.ToString())
                .AddGiven("frequency", rule.Frequency?.Text)
                .AddUnless(
                    RuleWords.ToText(TrackingRule.DefaultWhenAgentDown(rule.Type)),
                    "whenAgentDown",
                    RuleWords.ToText(rule.WhenAgentDown)
                )
                .AddUnless(
                    RuleWords.ToText(TrackingRule.DefaultWhenServerAway(rule.Type)),
                    "whenServerAway",
                    RuleWords.ToText(rule.WhenServerAway)
                )
                .AddUnless(RuleWords.ToText(TrackingRule.DefaultOnReject(rule.Type)), "onReject", RuleWords.ToText(rule.OnReject))
                .AddGiven("monitor", rule.Monitor)
                .AddSome(
                    "output",
                    new EntryList()
                        .AddGiven("max", rule.Output is { } output ? ByteSize.Text(output.Most) : null)
                        .AddGiven("onFull", rule.Output is { Ends: true } ? "end" : null)
                )
        );
    }

    private static Definition? Read(MappingReader keys, FaultList faults, Func<Func<Definition>, Definition?> made)
    {
        const string Filter = NamePattern.Allowed;
        var name = keys.Text("name", "a name");
        var output = keys.Inner("output", "max, onFull");
        var when = keys.Inner("when", "jobName, user, jobDescription, jobQueue, machines");
        var text = new RuleText
        {
            Name = name,
            JobName = when.Text("jobName", Filter),
            User = when.Text("user", Filter),
            JobDescription = when.Text("jobDescription", "LIBRARY/NAME"),
            JobQueue = when.Text("jobQueue", "LIBRARY/NAME"),
            Type = keys.Text("type", RuleWords.Types),
            Automatic = keys.Text("automatic", "allow, prevent"),
            Schedule = keys.Text("schedule", NameTemplate.Allowed),
            ScheduleDate = keys.Text("scheduleDate", ScheduleDateChoice.Allowed),
            Frequency = keys.Text("frequency", NameTemplate.Allowed),
            Machines = when.Has("machines") ? string.Join(' ', when.List<string>("machines", Filter, TryMachine)) : null,
            WhenAgentDown = keys.Text("whenAgentDown", "wait, run"),
            WhenServerAway = keys.Text("whenServerAway", "hold, start"),
            OnReject = keys.Text("onReject", "hold, run"),
            Monitor = keys.Parsed<VariableName>("monitor", $"the name of a job variable: {VariableName.Allowed}", TryVariable)?.ToString(),
            OutputMax = output.Text("max", ByteSize.Allowed),
            OnFull = output.Text("onFull", OutputLimit.Ways),
        };
        when.End();
        output.End();
        if (!TrackingRule.TryCreate(text, out var rule, out var wrong))
        {
            foreach (var fault in wrong)
            {
                var inner = fault.Field is "jobName" or "user" or "jobDescription" or "jobQueue" or "machines";
                faults.Add((inner ? when : keys).PlaceOf(fault.Field), fault.Text);
            }
        }

        return made(() => Define(rule!));
    }

    private static IEnumerable<DefinitionFinding> Lint(DefinitionsInForce all)
    {
        var rules = new RuleSet(all.From<TrackingRule>());
        var jobs = all.From<JobDefinition>();
        var variables = new VariableSet(all.From<VariableDefinition>());
        return
        [
            .. rules
                .Lint(all.From<ScheduleDefinition>().Select(schedule => schedule.Name))
                .Select(finding => new DefinitionFinding(Kind, finding.Rule.Text, finding.Code, finding.Text)),
            .. from rule in rules.Rules
            let text = QueuesUndefined(rule, jobs)
            where text is not null
            select new DefinitionFinding(Kind, rule.Name.Text, "no-job-definition", text),
            .. from rule in rules.Rules
            where rule.Schedule.HasVariables || rule.Frequency?.HasVariables == true
            let text = AskedVariables.TextOf(rule, variables)
            where text is not null
            select new DefinitionFinding(Kind, rule.Name.Text, AskedVariables.Code, text),
            .. RulesAndJobs.Find(rules.Rules, [.. jobs]).Select(one => new DefinitionFinding(Kind, one.Rule.Name.Text, one.Code, one.Text)),
        ];
    }

    private static string? QueuesUndefined(TrackingRule rule, IEnumerable<JobDefinition> jobs) =>
        rule.Type != TrackType.Queue || jobs.Any(job => rule.Puts(job.Name, job.Schedule))
            ? null
            : $"jobs that match {rule.JobName} will be rejected: schedule {rule.Schedule} has no job definition of such a name; define one";

    private static bool TryMachine(string text, out string machine)
    {
        machine = text;
        return NamePattern.TryParse(text, PatternSubject.Name, out _);
    }

    private static bool TryVariable(string text, out VariableName name) => VariableName.TryParse(text, out name, out _) && !name.IsSpecial;
}
