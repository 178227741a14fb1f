using Weir.Definitions.Kinds;
using Weir.Jobs;
using Weir.Protocol;
using Weir.Protocol.Rules;
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
        var rules = await server.RulesAsync(cancellationToken).ConfigureAwait(false);
        return new RulePage([.. rules.Rules.Select(RuleViews.ViewOf)]);
    }

    /// <summary>One rule.</summary>
    public static async Task<RuleView> ShowRuleAsync(this WeirServer server, string name, CancellationToken cancellationToken)
    {
        var rules = await server.RulesAsync(cancellationToken).ConfigureAwait(false);
        var rule =
            rules.Rules.FirstOrDefault(rule => string.Equals(rule.Name.Text, name, StringComparison.OrdinalIgnoreCase))
            ?? throw new RefusedException(
                ProblemCodes.NotFound,
                $"there is no rule named {Printable.Escape(name)}; 'weir rule list' lists those there are"
            );
        return RuleViews.ViewOf(rule);
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
                $"{rule.Name} decides: queued on {rule.ScheduleOf(subject.Name)} until the schedule lets it go.",
            { TakesSubmissions: false } rule => $"{rule.Name} decides: it runs untracked, and so does what it submits.",
            var rule => $"{rule.Name} decides: tracked on {rule.ScheduleOf(subject.Name)}, goes at once.",
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

    /// <summary>What looks wrong with the rules.</summary>
    public static async Task<RuleLint> LintRulesAsync(this WeirServer server, CancellationToken cancellationToken)
    {
        var (rules, definitions, schedules) = await server
            .ReadAsync(
                view =>
                    (
                        RuleViews.SetOf(view.Definitions),
                        view.Definitions.OfKind(JobDefinitionKind.Word)
                            .Select(definition => definition.Name)
                            .ToHashSet(StringComparer.OrdinalIgnoreCase),
                        RuleViews.SchedulesOf(view.Definitions)
                    ),
                cancellationToken
            )
            .ConfigureAwait(false);
        var findings = rules.Lint(schedules).Select(finding => new RuleFinding(finding.Rule.Text, "warning", finding.Code, finding.Text));
        var undefined = rules
            .Rules.Where(rule =>
                rule.Type == TrackType.Queue
                && rule.JobName.Kind == PatternKind.Specific
                && !definitions.Contains($"{rule.Schedule}/{rule.JobName}")
            )
            .Select(rule => new RuleFinding(
                rule.Name.Text,
                "warning",
                "no-definition",
                $"there is no job definition {rule.Schedule}/{rule.JobName}: its jobs are rejected and held"
            ));
        return new RuleLint([.. findings, .. undefined]);
    }

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
