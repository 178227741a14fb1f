using System.CommandLine;
using System.Globalization;
using Weir.Cli.Running;
using Weir.Cli.Terminal;
using Weir.Jobs;
using Weir.Protocol;

namespace Weir.Cli.Variables;

internal static class JvActions
{
    public static Verb Build(VerbContext context)
    {
        var verb = new Verb(
            "actions",
            "List the actions that wait for their conditions, or take one back.",
            "weir jv actions",
            "weir jv actions --remove NEXT"
        );
        var remove = new Option<string?>("--remove") { Description = "Take this action back.", HelpName = "NAME" };
        verb.Options.Add(remove);
        context.Do(
            verb,
            s =>
            {
                if (s.Value(remove) is { } name)
                {
                    return s.ShowAsync(
                        HttpMethod.Delete,
                        "v1/conditions/actions/" + Uri.EscapeDataString(name),
                        null,
                        WeirJson.Default.ActionView,
                        view => s.Out.WriteLine("removed " + Printable.Escape(view.Name))
                    );
                }

                return s.ShowAsync(
                    "v1/conditions/actions",
                    WeirJson.Default.ActionPage,
                    page =>
                    {
                        var table = new Table(
                            new("Action", Gives: true),
                            new("Owner"),
                            new("When", Gives: true),
                            new("Does", Gives: true),
                            new("Acted", Right: true),
                            new("Until"),
                            new("Last", Gives: true)
                        );
                        foreach (var item in page.Items)
                        {
                            table.Add(
                                item.Name,
                                item.Owner,
                                item.Condition,
                                string.Join("; ", item.Does),
                                item.Acted.ToString(CultureInfo.InvariantCulture) + (item.Repeat ? ", repeats" : ""),
                                item.Until is { } until ? s.Clock.Short(until) : "",
                                item.Last
                            );
                        }

                        s.Write(table);
                    }
                );
            }
        );
        return verb;
    }
}
