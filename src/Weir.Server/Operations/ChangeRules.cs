using Weir.Definitions.Kinds;
using Weir.Jobs;
using Weir.Protocol;
using Weir.Protocol.Rules;
using Weir.Schedules;
using Weir.Server.Agents;
using Weir.Server.Definitions;
using Weir.Tracking.Rules;

namespace Weir.Server.Operations;

/// <summary><c>weir rule add|change|remove</c>.</summary>
public static class ChangeRules
{
    /// <summary>Adds a rule; there must be none of its name.</summary>
    public static Task<RuleChanged> AddRuleAsync(
        this WeirServer server,
        Caller caller,
        RuleView rule,
        CancellationToken cancellationToken
    ) => server.SaveAsync(caller, "rule add", rule, mustBeNew: true, cancellationToken);

    /// <summary>Puts a rule in place of the one of its name.</summary>
    public static Task<RuleChanged> ChangeRuleAsync(
        this WeirServer server,
        Caller caller,
        RuleView rule,
        CancellationToken cancellationToken
    ) => server.SaveAsync(caller, "rule change", rule, mustBeNew: false, cancellationToken);

    /// <summary>Removes a rule; jobs that it caught keep what it said.</summary>
    public static Task<RuleChanged> RemoveRuleAsync(this WeirServer server, Caller caller, string name, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(server);
        ArgumentNullException.ThrowIfNull(caller);
        var audited = caller.To("rule remove", RuleKind.Word, name);
        return server.DoAsync(audited, () => server.RemoveAsync(audited, caller, name, cancellationToken));
    }

    private static Task<RuleChanged> RemoveAsync(
        this WeirServer server,
        AuditedAction audited,
        Caller caller,
        string name,
        CancellationToken cancellationToken
    )
    {
        WeirServer.Require(caller, Operation.ChangeRules);
        return server.DefineAsync(
            audited,
            (catalog, now) =>
            {
                var stored =
                    catalog.Find(RuleKind.Word, name)
                    ?? throw new RefusedException(
                        ProblemCodes.NotFound,
                        $"there is no rule named {Printable.Escape(name)}; 'weir rule list' lists those there are"
                    );
                return new DefinitionEdit<RuleChanged>(
                    catalog.With(RuleKind.Word, name, null, now, caller.Actor),
                    new RuleChanged(RuleViews.ViewOf((TrackingRule)catalog.Read(stored).Subject), [])
                );
            },
            cancellationToken
        );
    }

    private static Task<RuleChanged> SaveAsync(
        this WeirServer server,
        Caller caller,
        string verb,
        RuleView view,
        bool mustBeNew,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(server);
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(view);
        var audited = caller.To(verb, RuleKind.Word, view.Name ?? "");
        return server.DoAsync(audited, () => server.SaveAsync(audited, caller, view, mustBeNew, cancellationToken));
    }

    private static Task<RuleChanged> SaveAsync(
        this WeirServer server,
        AuditedAction audited,
        Caller caller,
        RuleView view,
        bool mustBeNew,
        CancellationToken cancellationToken
    )
    {
        WeirServer.Require(caller, Operation.ChangeRules);
        var rule = RuleViews.RuleOf(view);
        var named =
            rule is { Type: TrackType.Queue, JobName.Kind: PatternKind.Specific, Schedule.HasVariables: false }
            && ObjectName.TryParse(rule.JobName.Text, out var job)
                ? job
                : (ObjectName?)null;
        if (view.Define && named is null)
        {
            throw new RefusedException(
                ProblemCodes.BadDefinition,
                rule.Type == TrackType.Queue
                    ? $"--define makes the definition of one job, and {(rule.Schedule.HasVariables ? rule.Schedule.Text : rule.JobName.Text)} is the name of many: define each by 'weir apply', or add the rule without --define"
                    : "--define is for queued jobs: other jobs need no definition"
            );
        }

        return server.DefineAsync(
            audited,
            (catalog, now) =>
            {
                if (mustBeNew && catalog.Find(RuleKind.Word, rule.Name.Text) is not null)
                {
                    throw new RefusedException(
                        ProblemCodes.Exists,
                        $"there is a rule named {rule.Name} already: change it, remove it, or give this one another name"
                    );
                }

                var kept = RuleViews.ViewOf(rule);
                var by = caller.Actor;
                var after = catalog.With(RuleKind.Define(rule), now, by);
                List<string> warnings = [];
                if (named is { } one)
                {
                    after = Defined(after, rule, one, view.Define, now, by, warnings);
                }

                warnings.AddRange(RuleViews.SetOf(after).Lint(RuleViews.SchedulesOf(after), rule.Name).Select(finding => finding.Text));
                if (AskedVariables.TextOf(rule, VariablesOfMachine.SetOf(after)) is { } asked)
                {
                    warnings.Add(asked);
                }

                return new DefinitionEdit<RuleChanged>(after, new RuleChanged(kept, warnings));
            },
            cancellationToken
        );
    }

    // A queued job needs a definition on its schedule, else the schedule rejects it.
    private static DefinitionCatalog Defined(
        DefinitionCatalog catalog,
        TrackingRule rule,
        ObjectName job,
        bool define,
        DateTimeOffset now,
        Actor by,
        List<string> warnings
    )
    {
        var schedule = rule.ScheduleOf(job);
        var key = $"{schedule}/{job}";
        if (catalog.Find(JobDefinitionKind.Word, key) is not null)
        {
            return catalog;
        }

        if (!define)
        {
            warnings.Add(
                $"there is no job definition {key} yet: such jobs will be rejected and held; 'weir rule change {rule.Name} --define' or 'weir apply' makes one"
            );
            return catalog;
        }

        var definition = new JobDefinition { Name = job, Schedule = schedule };
        return catalog.With(JobDefinitionKind.Define(definition), now, by);
    }
}
