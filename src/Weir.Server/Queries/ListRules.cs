using Weir.Definitions.Checks;
using Weir.Jobs;
using Weir.Protocol;
using Weir.Protocol.Rules;
using Weir.Server.Agents;
using Weir.Server.Definitions;
using Weir.Tracking.Rules;
using RuleFinding = Weir.Protocol.Rules.RuleFinding;
using RuleLint = Weir.Protocol.Rules.RuleLint;

namespace Weir.Server.Queries;

/// <summary><c>weir rule list|show|test|lint</c>.</summary>
public static class ListRules
{
    /// <summary>All rules in order of precedence.</summary>
    public static async Task<RulePage> ListRulesAsync(this WeirServer server, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(server);
        var rules = await server
            .ReadAsync(
                view => RuleViews.SetOf(view.Definitions).Rules.Select(rule => (Rule: rule, Hits: view.Hits.Find(rule.Name.Text))).ToList(),
                cancellationToken
            )
            .ConfigureAwait(false);
        return new RulePage([.. rules.Select(one => RuleViews.ViewOf(one.Rule, one.Hits))]);
    }

    /// <summary>One rule.</summary>
    public static async Task<RuleView> ShowRuleAsync(this WeirServer server, string name, CancellationToken cancellationToken)
    {
        var page = await server.ListRulesAsync(cancellationToken).ConfigureAwait(false);
        return page.Items.FirstOrDefault(rule => string.Equals(rule.Name, name, StringComparison.OrdinalIgnoreCase))
            ?? throw new RefusedException(
                ProblemCodes.NotFound,
                $"there is no rule named {Printable.Escape(name)}; 'weir rule list' lists those there are"
            );
    }

    /// <summary>Which rule would decide about a submission, and why.</summary>
    public static async Task<RuleTestResult> TestRulesAsync(this WeirServer server, RuleTest test, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(test);
        var subject = SubjectOf(test);
        var rules = await server.RulesAsync(cancellationToken).ConfigureAwait(false);
        var explanation = rules.Explain(subject);
        var winner = explanation.Winner is { } won ? new RuleCandidate(RuleViews.ViewOf(won.Rule), true, won.Why) : null;
        var text = explanation.Winner?.Rule switch
        {
            null => "No rule matches: the gate lets it through untracked, and 'weir submit' tracks it on AdHoc.",
            { Type: TrackType.Queue } rule =>
                $"{rule.Name} decides: queued on {ScheduleText(rule, subject.Name)} until the schedule lets it go.",
            { TakesSubmissions: false } rule => $"{rule.Name} decides: it runs untracked, and so does what it submits.",
            var rule => $"{rule.Name} decides: tracked on {ScheduleText(rule, subject.Name)}, goes at once.",
        };
        return new RuleTestResult(
            winner,
            text,
            [
                .. explanation.RunnersUp.Select(verdict => new RuleCandidate(RuleViews.ViewOf(verdict.Rule), true, verdict.Why)),
                .. explanation.Misses.Select(verdict => new RuleCandidate(RuleViews.ViewOf(verdict.Rule), false, verdict.Why)),
            ]
        );
    }

    // What a variable says is known when a job is submitted.
    private static string ScheduleText(TrackingRule rule, ObjectName job) =>
        rule.Schedule.HasVariables ? rule.Schedule.Text : rule.ScheduleOf(job).Text;

    /// <summary>What looks wrong with the rules.</summary>
    public static async Task<RuleLint> LintRulesAsync(this WeirServer server, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(server);
        var (rules, jobs, schedules, met, variables) = await server
            .ReadAsync(
                view =>
                {
                    var rules = RuleViews.SetOf(view.Definitions);
                    HashSet<ObjectName> met = [.. rules.Rules.Select(rule => rule.Name).Where(name => view.Hits.Find(name.Text).Count > 0)];
                    return (
                        rules,
                        DefinitionSets.JobDefinitions(view.Definitions),
                        RuleViews.SchedulesOf(view.Definitions),
                        met,
                        VariablesOfMachine.SetOf(view.Definitions)
                    );
                },
                cancellationToken
            )
            .ConfigureAwait(false);
        var definitions = jobs.Select(job => (job.Schedule, job.Name)).ToHashSet();
        var findings = rules.Lint(schedules).Select(finding => Warning(finding.Rule, finding.Code, finding.Text));
        var undefined =
            from rule in rules.Rules
            where rule is { Type: TrackType.Queue, JobName.Kind: PatternKind.Specific, Schedule.HasVariables: false }
            let job = ObjectName.Parse(rule.JobName.Text)
            let schedule = rule.ScheduleOf(job)
            where !definitions.Contains((schedule, job))
            select Warning(rule.Name, "no-definition", $"there is no job definition {schedule}/{job}: its jobs are rejected and held");
        var beside = RulesAndJobs.Find(rules.Rules, jobs).Select(one => Warning(one.Rule.Name, one.Code, one.Text));
        var asked =
            from rule in rules.Rules
            where rule.Schedule.HasVariables || rule.Frequency?.HasVariables == true
            let text = AskedVariables.TextOf(rule, variables)
            where text is not null
            select Warning(rule.Name, AskedVariables.Code, text);
        // Who runs untouched by a rule that prevents is not heard of here.
        var unmet = rules
            .Rules.Where(rule => !met.Contains(rule.Name) && (rule.TakesSubmissions || rule.Type == TrackType.Passive))
            .Select(rule => new RuleFinding(
                rule.Name.Text,
                "information",
                "never-hit",
                $"no job has met {rule.Name} since it was defined: 'weir rule test' says which rule decides about a submission"
            ));
        return new RuleLint([.. findings, .. undefined, .. beside, .. asked, .. unmet]);
    }

    private static RuleFinding Warning(ObjectName rule, string code, string text) => new(rule.Text, "warning", code, text);

    private static Task<RuleSet> RulesAsync(this WeirServer server, CancellationToken cancellationToken) =>
        server.ReadAsync(view => RuleViews.SetOf(view.Definitions), cancellationToken);

    private static RuleSubject SubjectOf(RuleTest test)
    {
        try
        {
            return new RuleSubject(
                ObjectName.Parse(test.JobName),
                test.User,
                QualifiedName.Parse(test.JobDescription),
                QualifiedName.Parse(test.JobQueue)
            )
            {
                Machine = test.Machine,
            };
        }
        catch (FormatException wrong)
        {
            throw new RefusedException(ProblemCodes.BadRequest, wrong.Message);
        }
    }
}
