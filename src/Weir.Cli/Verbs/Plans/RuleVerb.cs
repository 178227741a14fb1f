using System.CommandLine;
using System.Globalization;
using Weir.Cli.Running;
using Weir.Cli.Terminal;
using Weir.Jobs;
using Weir.Protocol;
using Weir.Protocol.Client;
using Weir.Protocol.Rules;

namespace Weir.Cli.Verbs;

internal static class RuleVerb
{
    public static Verb Build(VerbContext context)
    {
        var rule = new Verb(
            "rule",
            "Say which submissions are tracked and which are queued.",
            "weir rule list",
            "weir rule add --name MONTHEND --type queue --define",
            "weir rule test --name MONTHEND --user alice"
        );
        foreach (
            var verb in new[]
            {
                List(context),
                Show(context),
                Add(context),
                Change(context),
                Copy(context),
                Remove(context),
                Lint(context),
                Test(context),
            }
        )
        {
            rule.Subcommands.Add(verb);
        }

        return rule;
    }

    private static Verb List(VerbContext context)
    {
        var verb = new Verb("list", "List the rules in the order in which they are tried.", "weir rule list");
        context.Do(
            verb,
            s =>
                s.ShowAsync(
                    "v1/rules",
                    WeirJson.Default.RulePage,
                    page =>
                    {
                        var table = new Table(
                            new("Rule", Gives: true),
                            new("Type"),
                            new("Job name", Gives: true),
                            new("User", Gives: true),
                            new("Job descr.", Gives: true),
                            new("Job queue", Gives: true),
                            new("Schedule", Gives: true),
                            new("Hits"),
                            new("Last hit", Gives: true)
                        );
                        foreach (var r in page.Items)
                        {
                            table.Add(
                                r.Name,
                                r.Type,
                                r.JobName,
                                r.User,
                                r.JobDescription,
                                r.JobQueue,
                                r.Schedule,
                                r.Hits?.ToString(CultureInfo.InvariantCulture),
                                s.Clock.Short(r.LastHit)
                            );
                        }

                        s.Write(table);
                    }
                )
        );
        return verb;
    }

    private static Verb Show(VerbContext context)
    {
        var verb = new Verb("show", "Show one rule.", "weir rule show month-end");
        var name = Name(verb);
        context.Do(verb, s => s.ShowAsync(At(s.Value(name)), WeirJson.Default.RuleView, r => Print(s, r)));
        return verb;
    }

    private static Verb Add(VerbContext context)
    {
        var verb = new Verb(
            "add",
            "Add a rule.",
            "weir rule add --name 'MONTH*' --type queue",
            "weir rule add --user alice --type track",
            "weir rule add --name LOAD --job-queue 'CRON/*ALL' --track-type Q --define"
        );
        var filter = new RuleFilter(verb);
        var own = new Option<string?>("--rule")
        {
            Description = "The rule's own name; default derived from the filter.",
            HelpName = "NAME",
        };
        verb.Options.Add(own);
        var define = Define(verb);
        var text = JobArguments.Text();
        verb.Options.Add(text);
        context.Do(
            verb,
            s =>
                filter.HasType(s)
                    ? Send(
                        s,
                        HttpMethod.Post,
                        "v1/rules",
                        filter.On(new RuleView { Name = s.Value(own), Define = s.Value(define) }, s),
                        "added",
                        s.Value(text)
                    )
                    : throw new UsageException($"--type is missing; allowed are {RuleFilter.Types}")
        );
        return verb;
    }

    private static Verb Change(VerbContext context)
    {
        var verb = new Verb("change", "Change a rule; what is not given stays.", "weir rule change month-end --schedule NIGHT");
        var name = Name(verb);
        var filter = new RuleFilter(verb);
        var define = Define(verb);
        var text = JobArguments.Text();
        verb.Options.Add(text);
        context.Do(
            verb,
            async s =>
            {
                var old = await s.GetAsync(At(s.Value(name)), WeirJson.Default.RuleView).ConfigureAwait(false);
                return await Send(
                        s,
                        HttpMethod.Put,
                        At(s.Value(name)),
                        filter.On(old, s) with
                        {
                            Define = s.Value(define),
                        },
                        "changed",
                        s.Value(text)
                    )
                    .ConfigureAwait(false);
            }
        );
        return verb;
    }

    private static Verb Copy(VerbContext context)
    {
        var verb = new Verb("copy", "Add a rule like another, with changes.", "weir rule copy month-end year-end --name 'YEAR*'");
        var name = Name(verb);
        var copy = new Argument<string>("NEW") { Description = "The new rule's name." };
        verb.Arguments.Add(copy);
        var filter = new RuleFilter(verb);
        var define = Define(verb);
        var text = JobArguments.Text();
        verb.Options.Add(text);
        context.Do(
            verb,
            async s =>
            {
                var old = await s.GetAsync(At(s.Value(name)), WeirJson.Default.RuleView).ConfigureAwait(false);
                return await Send(
                        s,
                        HttpMethod.Post,
                        "v1/rules",
                        filter.On(old, s) with
                        {
                            Name = s.Value(copy),
                            Define = s.Value(define),
                        },
                        "added",
                        s.Value(text)
                    )
                    .ConfigureAwait(false);
            }
        );
        return verb;
    }

    private static Verb Remove(VerbContext context)
    {
        var verb = new Verb(
            "remove",
            "Remove rules; jobs they have met go on as they are.",
            "weir rule remove month-end",
            "weir rule remove loads payroll"
        );
        var names = new Argument<string[]>("RULE") { Description = "The rules' names.", Arity = ArgumentArity.OneOrMore };
        verb.Arguments.Add(names);
        var text = JobArguments.Text();
        verb.Options.Add(text);
        context.Do(
            verb,
            async s =>
            {
                var status = ExitStatus.Done;
                foreach (var name in s.Value(names))
                {
                    status = await s.ShowAsync(
                            HttpMethod.Delete,
                            At(name) + new Query().With("text", s.Value(text)),
                            null,
                            WeirJson.Default.RuleChanged,
                            done => s.Out.WriteLine("removed " + Printable.Escape(done.Rule.Name))
                        )
                        .ConfigureAwait(false);
                }

                return status;
            }
        );
        return verb;
    }

    private static Verb Lint(VerbContext context)
    {
        var verb = new Verb(
            "lint",
            "Look for rules that never win, or that contradict themselves; ends with 1 where one is wrong.",
            "weir rule lint"
        );
        context.Do(
            verb,
            async s =>
            {
                var wrong = false;
                await s.ShowAsync(
                        "v1/rules/lint",
                        WeirJson.Default.RuleLint,
                        lint =>
                        {
                            foreach (var finding in lint.Items)
                            {
                                wrong |= finding.Severity == "error";
                                s.Out.WriteLine(
                                    $"{Printable.Escape(finding.Severity)}: {Printable.Escape(finding.Rule)}: {Printable.Escape(finding.Text, 400)} [{Printable.Escape(finding.Code)}]"
                                );
                            }

                            if (lint.Items.Count == 0)
                            {
                                s.Out.WriteLine("nothing to say");
                            }
                        }
                    )
                    .ConfigureAwait(false);
                return wrong ? ExitStatus.Refused : ExitStatus.Done;
            }
        );
        return verb;
    }

    private static Verb Test(VerbContext context)
    {
        var verb = new Verb(
            "test",
            "Say which rule a submission would meet, which others, and why.",
            "weir rule test --name MONTHEND",
            "weir rule test --user alice --job-queue CRON/CRON -- /opt/load.sh"
        );
        var name = new Option<string?>("--name", "-n") { Description = "The job's name; default the command's.", HelpName = "NAME" };
        var user = new Option<string?>("--user", "-u") { Description = "The submitter; default you.", HelpName = "USER" };
        var description = new Option<string?>("--job-description", "-d")
        {
            Description = "LIBRARY/NAME; default WEIR/DEFAULT.",
            HelpName = "LIB/NAME",
        };
        var queue = new Option<string?>("--job-queue", "-q") { Description = "LIBRARY/NAME; default WEIR/DEFAULT.", HelpName = "LIB/NAME" };
        var machine = new Option<string?>("--machine") { Description = "The machine it comes from; default any.", HelpName = "NAME" };
        var command = new Argument<string[]>("COMMAND")
        {
            Description = "The command; its name is the job's name.",
            Arity = ArgumentArity.ZeroOrMore,
        };
        foreach (var option in new[] { name, user, description, queue, machine })
        {
            verb.Options.Add(option);
        }

        verb.Arguments.Add(command);
        context.Do(
            verb,
            async s =>
            {
                var typed = s.Value(command);
                var job =
                    s.Value(name)
                    ?? (
                        typed.Length > 0
                            ? ObjectName.Derive(Path.GetFileName(typed[0])).Text
                            : throw new UsageException("--name or a command after -- is missing")
                    );
                var test = new RuleTest
                {
                    JobName = job,
                    User = s.Value(user) ?? s.Process.Environment("USER") ?? s.Process.Environment("LOGNAME") ?? "root",
                    JobDescription = s.Value(description) ?? "WEIR/DEFAULT",
                    JobQueue = s.Value(queue) ?? "WEIR/DEFAULT",
                    Machine = s.Value(machine),
                };
                using var message = WeirClient.Json(test, WeirJson.Default.RuleTest);
                return await s.ShowAsync(
                        HttpMethod.Post,
                        "v1/rules/test",
                        message,
                        WeirJson.Default.RuleTestResult,
                        r =>
                        {
                            s.Out.WriteLine(Printable.Escape(r.Text, 400));
                            if (r.Winner is { } winner)
                            {
                                s.Out.WriteLine($"  wins: {Printable.Escape(winner.Rule.Name)}: {Printable.Escape(winner.Why, 400)}");
                            }

                            foreach (var other in r.Others)
                            {
                                s.Out.WriteLine(
                                    $"  {(other.Matches ? "also matches" : "does not match")}: {Printable.Escape(other.Rule.Name)}: {Printable.Escape(other.Why, 400)}"
                                );
                            }
                        }
                    )
                    .ConfigureAwait(false);
            }
        );
        return verb;
    }

    private static async Task<int> Send(Session s, HttpMethod method, string path, RuleView rule, string did, string? text)
    {
        using var message = WeirClient.Json(rule, WeirJson.Default.RuleView);
        return await s.ShowAsync(
                method,
                path + new Query().With("text", text),
                message,
                WeirJson.Default.RuleChanged,
                done =>
                {
                    s.Out.WriteLine($"{did} {Printable.Escape(done.Rule.Name)}");
                    foreach (var warning in done.Warnings)
                    {
                        s.Note("weir: rule: " + Printable.Escape(warning, 400));
                    }
                }
            )
            .ConfigureAwait(false);
    }

    private static Option<bool> Define(Verb verb)
    {
        var define = new Option<bool>("--define")
        {
            Description = "Also make a job definition with the job's name and defaults, unless there is one.",
        };
        verb.Options.Add(define);
        return define;
    }

    private static Argument<string> Name(Verb verb)
    {
        var name = new Argument<string>("RULE") { Description = "The rule's name." };
        verb.Arguments.Add(name);
        return name;
    }

    private static string At(string name) => "v1/rules/" + Uri.EscapeDataString(name);

    private static void Print(Session s, RuleView r)
    {
        var fields = new FieldList(s.Out, s.Process.Width);
        fields.Add("Rule", r.Name);
        fields.Add("Type", r.Type);
        fields.Add("Automatic", r.Automatic);
        fields.Add("Job name", r.JobName);
        fields.Add("User", r.User);
        fields.Add("Job descr.", r.JobDescription);
        fields.Add("Job queue", r.JobQueue);
        fields.Add("Machines", r.Machines.Count > 0 ? string.Join(' ', r.Machines) : null);
        fields.Add("Schedule", r.Schedule);
        fields.Add("Date", r.ScheduleDate);
        fields.Add("Frequency", r.Frequency);
        fields.Add("Agent down", r.WhenAgentDown);
        fields.Add("Server away", r.WhenServerAway);
        fields.Add("On reject", r.OnReject);
        fields.Add("Monitor", r.Monitor);
        foreach (var hit in r.HitsByMachine ?? [])
        {
            fields.Add("Hits", $"{hit.Hits.ToString(CultureInfo.InvariantCulture)} on {hit.Machine}, the last {s.Clock.Short(hit.Last)}");
        }

        fields.Add("Output", r.OutputMax is null ? null : $"{r.OutputMax}, {r.OnFull ?? "cut"}");
    }
}
