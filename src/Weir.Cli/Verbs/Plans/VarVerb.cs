using System.CommandLine;
using System.Globalization;
using Weir.Cli.Running;
using Weir.Cli.Terminal;
using Weir.Jobs;
using Weir.Protocol;
using Weir.Protocol.Client;
using Weir.Protocol.Placeholders;
using Weir.Tracking.Variables;

namespace Weir.Cli.Verbs;

internal static class VarVerb
{
    private const int Longest = 4096;

    public static Verb Build(VerbContext context)
    {
        var verb = new Verb(
            "var",
            "Look at variables that commands name, set them, and see what a text becomes.",
            "weir var list",
            "weir var set SITE north --schedule Night",
            "weir var expand 'load {SITE}' --job Night/LOAD"
        );
        verb.Subcommands.Add(List(context));
        verb.Subcommands.Add(Show(context));
        verb.Subcommands.Add(Set(context));
        verb.Subcommands.Add(Delete(context));
        verb.Subcommands.Add(Expand(context));
        return verb;
    }

    private static Verb List(VerbContext context)
    {
        var verb = new Verb("list", "List the variables, or those of a name.", "weir var list", "weir var list SITE");
        var name = new Argument<string?>("NAME") { Description = "Only those of this name.", Arity = ArgumentArity.ZeroOrOne };
        verb.Arguments.Add(name);
        context.Do(
            verb,
            s =>
                s.ShowAsync(
                    $"v1/placeholders{new Query().With("name", s.Value(name))}",
                    WeirJson.Default.NamedVariablePage,
                    page =>
                    {
                        var table = new Table(new("Variable"), new("Schedule"), new("Job"), new("Source"), new("Value", Gives: true));
                        foreach (var item in page.Items)
                        {
                            var variable = item.Variable;
                            table.Add(variable.Name, variable.Schedule ?? "", variable.Job ?? "", item.Source, variable.Value ?? "");
                        }

                        s.Write(table);
                    }
                )
        );
        return verb;
    }

    private static Verb Show(VerbContext context)
    {
        var verb = new Verb("show", "Print all that is said of a variable.", "weir var show SITE", "weir var show SITE --schedule Night");
        var (name, schedule, job) = (Name(verb), Schedule(verb), Job(verb));
        context.Do(
            verb,
            s =>
                s.ShowAsync(
                    $"{Address(s, name)}{new Query().With("schedule", s.Value(schedule)).With("job", s.Value(job))}",
                    WeirJson.Default.NamedVariable,
                    view =>
                    {
                        foreach (var (key, value) in VariableKeys.Of(view.Variable))
                        {
                            s.Out.WriteLine($"{key}: {Printable.Escape(value, Longest)}");
                        }
                    }
                )
        );
        return verb;
    }

    private static Verb Set(VerbContext context)
    {
        var verb = new Verb(
            "set",
            "Set a variable; makes it where it is new. Where only VALUE is said, the rest of a variable with a value stays.",
            "weir var set SITE north",
            "weir var set SITE south --schedule Night --job LOAD",
            "weir var set DAY --date schedule --move '-1wd' --calendar HOLIDAYS --form yyyymmdd",
            "weir var set HEAD '{SITE}' --job LOAD --lda 1:20"
        );
        var (name, schedule, job) = (Name(verb), Schedule(verb), Job(verb));
        var value = new Argument<string?>("VALUE")
        {
            Description = "Its fixed value, with other variables in it.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        verb.Arguments.Add(value);
        var program = new Option<string[]>("--program")
        {
            Description = "A program by its full path, and its arguments: what it prints. As often as there are words.",
            HelpName = "WORD",
        };
        verb.Options.Add(program);
        var within = Said(verb, "--within", "How long the program may take.", "TIME");
        var date = Said(verb, "--date", "schedule, job, today or a date.", "BASE");
        var time = new Option<bool>("--time") { Description = "The time of the start." };
        verb.Options.Add(time);
        var move = Said(verb, "--move", "How a date or the time is moved, as '-1wd' or '+90m'.", "MOVE");
        var calendar = Said(verb, "--calendar", "The calendar whose dates are no working days.", "NAME");
        var form = Said(verb, "--form", "How a date or the time is written, as yyyymmdd.", "FORM");
        var environment = Said(verb, "--environment", "An entry of the job's environment.", "NAME");
        var file = Said(verb, "--file", "A file by its full path: its first line.", "FILE");
        var instead = Said(verb, "--default", "What it is where program, environment or file fail.", "VALUE");
        var trim = Said(verb, "--trim", "none, both, left or right.", "ENDS");
        var slice = Said(verb, "--slice", "The part that counts: START:LENGTH, START: or :LENGTH.", "SLICE");
        var number = Said(verb, "--number", "How a number is written, as 'size=9 decimals=2 zeros'.", "EDIT");
        var area = Said(verb, "--lda", "Where it is written in the local data area: START:LENGTH.", "PLACE");
        var raw = new Option<bool>("--raw") { Description = "It is text of the line in a line for a shell." };
        verb.Options.Add(raw);
        var description = Said(verb, "--description", "Text for people.", "TEXT");
        var text = JobArguments.Text();
        verb.Options.Add(text);
        context.Do(
            verb,
            async s =>
            {
                var said = new VariableText
                {
                    Schedule = s.Value(schedule),
                    Job = s.Value(job),
                    Value = s.Value(value),
                    Program = s.Value(program) is { Length: > 0 } words ? words : null,
                    Within = s.Value(within),
                    Date = s.Value(date),
                    Time = s.Value(time) ? "now" : null,
                    Move = s.Value(move),
                    Calendar = s.Value(calendar),
                    Form = s.Value(form),
                    Environment = s.Value(environment),
                    File = s.Value(file),
                    Default = s.Value(instead),
                    Trim = s.Value(trim),
                    Slice = s.Value(slice),
                    Number = s.Value(number),
                    LocalDataArea = s.Value(area),
                    Raw = s.Value(raw) ? true : null,
                    Description = s.Value(description),
                };
                using var message = WeirClient.Json(said, WeirJson.Default.VariableText);
                return await s.ShowAsync(
                        HttpMethod.Put,
                        Address(s, name) + new Query().With("text", s.Value(text)),
                        message,
                        WeirJson.Default.NamedVariable,
                        view => Tell(s, view, "is")
                    )
                    .ConfigureAwait(false);
            }
        );
        return verb;
    }

    private static Verb Delete(VerbContext context)
    {
        var verb = new Verb("delete", "Delete a variable.", "weir var delete SITE", "weir var delete SITE --schedule Night");
        var (name, schedule, job) = (Name(verb), Schedule(verb), Job(verb));
        var text = JobArguments.Text();
        verb.Options.Add(text);
        context.Do(
            verb,
            s =>
                s.ShowAsync(
                    HttpMethod.Delete,
                    Address(s, name)
                        + new Query().With("schedule", s.Value(schedule)).With("job", s.Value(job)).With("text", s.Value(text)),
                    null,
                    WeirJson.Default.NamedVariable,
                    view => Tell(s, view, "is deleted; it was")
                )
        );
        return verb;
    }

    private static Verb Expand(VerbContext context)
    {
        var verb = new Verb(
            "expand",
            "Print what a text becomes, and each step of it. Nothing is run for it.",
            "weir var expand 'load {SITE}'",
            "weir var expand '{DAY}' --schedule Night --date 2026-12-31",
            "weir var expand '{SITE}' --job 147"
        );
        var text = new Argument<string>("TEXT") { Description = "The text." };
        verb.Arguments.Add(text);
        var job = new Option<string?>("--job")
        {
            Description = "For a job: by its number, or SCHEDULE/JOB as one that is planned.",
            HelpName = "JOB",
        };
        verb.Options.Add(job);
        var schedule = Schedule(verb);
        var date = new Option<DateOnly?>("--date") { Description = "The schedule's date.", HelpName = "DATE" };
        verb.Options.Add(date);
        context.Do(
            verb,
            async s =>
            {
                var named = s.Value(job) ?? "";
                var slash = named.LastIndexOf('/');
                var request = new ExpansionRequest(s.Value(text))
                {
                    Number = named.Length > 0 && slash < 0 ? (await JobReference.ResolveAsync(s, named).ConfigureAwait(false)).Value : null,
                    Schedule = slash > 0 ? named[..slash] : s.Value(schedule),
                    Job = slash > 0 ? named[(slash + 1)..] : null,
                    Date = s.Value(date),
                };
                using var message = WeirClient.Json(request, WeirJson.Default.ExpansionRequest);
                return await s.ShowAsync(
                        HttpMethod.Post,
                        "v1/placeholders/expand",
                        message,
                        WeirJson.Default.Expansion,
                        expansion => Tell(s, expansion)
                    )
                    .ConfigureAwait(false);
            }
        );
        return verb;
    }

    private static void Tell(Session session, Expansion expansion)
    {
        foreach (var step in expansion.Steps)
        {
            var edited = step.Said == step.Value ? "" : $" from '{Printable.Escape(step.Said, Longest)}'";
            session.Note(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{new string(' ', 2 * step.Depth)}{step.Name} ({step.From}) is '{Printable.Escape(step.Value, Longest)}'{edited}"
                )
            );
        }

        session.Out.WriteLine(
            expansion.Text is { } text ? Printable.Escape(text, int.MaxValue) : $"fails: {Printable.Escape(expansion.Fault ?? "", Longest)}"
        );
    }

    private static void Tell(Session session, NamedVariable variable, string what) =>
        session.Out.WriteLine(
            $"{Printable.Escape(variable.Key)} {what} {Printable.Escape(variable.Variable.Value is { } value ? value : variable.Source, Longest)}"
        );

    private static Argument<string> Name(Verb verb)
    {
        var name = new Argument<string>("NAME") { Description = $"The variable: {ObjectName.Allowed}." };
        verb.Arguments.Add(name);
        return name;
    }

    private static Option<string?> Schedule(Verb verb) =>
        Said(verb, "--schedule", "For jobs of this schedule, or of the day of one of its instances.", "SCHEDULE");

    private static Option<string?> Job(Verb verb) => Said(verb, "--job", "For this job.", "NAME");

    private static Option<string?> Said(Verb verb, string name, string description, string what)
    {
        var option = new Option<string?>(name) { Description = description, HelpName = what };
        verb.Options.Add(option);
        return option;
    }

    private static string Address(Session session, Argument<string> name) => "v1/placeholders/" + Uri.EscapeDataString(session.Value(name));
}
