using System.CommandLine;
using System.Globalization;
using Weir.Cli.Running;
using Weir.Cli.Terminal;
using Weir.Jobs;
using Weir.Protocol;
using Weir.Protocol.Client;
using Weir.Protocol.Properties;

namespace Weir.Cli.Verbs;

internal static class PropertyVerb
{
    private const int Most = 1000;

    public static Verb Build(VerbContext context)
    {
        var property = new Verb(
            "property",
            "Look at named texts, and set them: of everything, of a machine, of a schedule's day or of a job.",
            "weir property list",
            "weir property set SITE NORTH",
            "weir property show JI.COUNT.147"
        );
        property.Subcommands.Add(List(context));
        property.Subcommands.Add(Show(context));
        property.Subcommands.Add(Set(context));
        property.Subcommands.Add(Delete(context));
        return property;
    }

    private static Verb List(VerbContext context)
    {
        var verb = new Verb("list", "List the properties by name, 1000 at a time.", "weir property list");
        var after = new Option<string?>("--after") { Description = "Only those after this one.", HelpName = "NAME" };
        verb.Options.Add(after);
        context.Do(
            verb,
            s =>
                s.ShowAsync(
                    $"v1/properties{new Query().With("limit", Most.ToString(CultureInfo.InvariantCulture)).With("cursor", s.Value(after))}",
                    WeirJson.Default.PropertyPage,
                    page =>
                    {
                        var table = new Table(new("Property"), new("Value", Gives: true), new("Set"));
                        foreach (var item in page.Items)
                        {
                            table.Add(item.Name, item.Value, s.Clock.Short(item.At));
                        }

                        s.Write(table);
                        if (page.Next is { } next)
                        {
                            s.Note(Printable.Escape($"there are more: weir property list --after '{next}'", 400));
                        }
                    }
                )
        );
        return verb;
    }

    private static Verb Show(VerbContext context)
    {
        var verb = new Verb("show", "Print what a property holds.", "weir property show SITE");
        var name = Name(verb);
        context.Do(
            verb,
            s => s.ShowAsync(Address(s, name), WeirJson.Default.PropertyView, view => s.Out.WriteLine(Printable.Escape(view.Value, 4000)))
        );
        return verb;
    }

    private static Verb Set(VerbContext context)
    {
        var verb = new Verb(
            "set",
            "Set a property; makes it where it is new.",
            "weir property set SITE NORTH",
            "weir property set MI.RACK.node-1 7",
            "weir property set SI.COUNT.2026-11-30.Night 5"
        );
        var name = Name(verb);
        var value = new Argument<string>("VALUE") { Description = "1 to 4000 characters, none of , = ; |." };
        verb.Arguments.Add(value);
        var text = JobArguments.Text();
        verb.Options.Add(text);
        context.Do(
            verb,
            async s =>
            {
                using var message = WeirClient.Json(
                    new PropertySetting(s.Value(value)) { Text = s.Value(text) },
                    WeirJson.Default.PropertySetting
                );
                return await s.ShowAsync(
                        HttpMethod.Put,
                        ToChange(s, name),
                        message,
                        WeirJson.Default.PropertyView,
                        view => Tell(s, view, "is")
                    )
                    .ConfigureAwait(false);
            }
        );
        return verb;
    }

    private static Verb Delete(VerbContext context)
    {
        var verb = new Verb("delete", "Delete a property.", "weir property delete SITE");
        var name = Name(verb);
        var text = JobArguments.Text();
        verb.Options.Add(text);
        context.Do(
            verb,
            s =>
                s.ShowAsync(
                    HttpMethod.Delete,
                    ToChange(s, name) + new Query().With("text", s.Value(text)),
                    null,
                    WeirJson.Default.PropertyView,
                    view => Tell(s, view, "is deleted; it was")
                )
        );
        return verb;
    }

    private static Argument<string> Name(Verb verb)
    {
        var name = new Argument<string>("PROPERTY")
        {
            Description = "NAME, MI.NAME.MACHINE, SI.NAME.DATE.SCHEDULE, JI.NAME.DATE.SCHEDULE.JOB or JI.NAME.NUMBER.",
        };
        verb.Arguments.Add(name);
        return name;
    }

    private static string Address(Session session, Argument<string> name) => "v1/properties/" + Uri.EscapeDataString(session.Value(name));

    // Those of jobs are their users' to set.
    private static string ToChange(Session session, Argument<string> name) =>
        session.Value(name).StartsWith("JI.", StringComparison.OrdinalIgnoreCase)
            ? "v1/job-properties/" + Uri.EscapeDataString(session.Value(name))
            : Address(session, name);

    private static void Tell(Session session, PropertyView property, string what) =>
        session.Out.WriteLine($"{Printable.Escape(property.Name)} {what} {Printable.Escape(property.Value, 4000)}");
}
