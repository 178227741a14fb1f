using System.CommandLine;
using System.Globalization;
using Weir.Cli.Running;
using Weir.Cli.Terminal;
using Weir.Jobs;
using Weir.Protocol;
using Weir.Protocol.Client;
using Weir.Protocol.Thresholds;

namespace Weir.Cli.Verbs;

internal static class ThresholdVerb
{
    public static Verb Build(VerbContext context)
    {
        var threshold = new Verb(
            "threshold",
            "Look at the named numbers that jobs wait for, and set them.",
            "weir threshold list",
            "weir threshold set ERRORS 3",
            "weir threshold set ERRORS +1"
        );
        var list = new Verb("list", "List the thresholds, and how many jobs wait for them.", "weir threshold list");
        context.Do(list, s => s.ShowAsync("v1/thresholds", WeirJson.Default.ThresholdPage, page => List(s, page.Items)));
        threshold.Subcommands.Add(list);
        threshold.Subcommands.Add(Show(context));
        threshold.Subcommands.Add(Set(context));
        threshold.Subcommands.Add(Rename(context));
        threshold.Subcommands.Add(Delete(context));
        return threshold;
    }

    private static Verb Show(VerbContext context)
    {
        var verb = new Verb("show", "Show one threshold.", "weir threshold show ERRORS");
        var name = Name(verb);
        context.Do(verb, s => s.ShowAsync(Address(s, name), WeirJson.Default.ThresholdView, view => List(s, [view])));
        return verb;
    }

    private static Verb Set(VerbContext context)
    {
        var verb = new Verb(
            "set",
            "Set a threshold, or add to it; makes it where it is new. Jobs that wait for it go.",
            "weir threshold set ERRORS 3",
            "weir threshold set ERRORS +1",
            "weir threshold set ERRORS -1"
        );
        var name = Name(verb);
        var to = new Argument<string>("VALUE") { Description = "n for a value, +n or -n for more or less than now; n is 0 to 999999999." };
        verb.Arguments.Add(to);
        var text = JobArguments.Text();
        verb.Options.Add(text);
        context.Do(
            verb,
            async s =>
            {
                using var message = WeirClient.Json(
                    new ThresholdSetting(s.Value(to)) { Text = s.Value(text) },
                    WeirJson.Default.ThresholdSetting
                );
                return await s.ShowAsync(HttpMethod.Put, Address(s, name), message, WeirJson.Default.ThresholdView, view => Tell(s, view))
                    .ConfigureAwait(false);
            }
        );
        return verb;
    }

    private static Verb Rename(VerbContext context)
    {
        var verb = new Verb("rename", "Give a threshold that nothing uses another name.", "weir threshold rename ERRORS FAILURES");
        var name = Name(verb);
        var to = new Argument<string>("NEW") { Description = "Its new name, which no other threshold has." };
        verb.Arguments.Add(to);
        var text = JobArguments.Text();
        verb.Options.Add(text);
        context.Do(
            verb,
            async s =>
            {
                using var message = WeirClient.Json(
                    new ThresholdRename(s.Value(to)) { Text = s.Value(text) },
                    WeirJson.Default.ThresholdRename
                );
                return await s.ShowAsync(
                        HttpMethod.Post,
                        $"{Address(s, name)}/rename",
                        message,
                        WeirJson.Default.ThresholdView,
                        view => Tell(s, view)
                    )
                    .ConfigureAwait(false);
            }
        );
        return verb;
    }

    private static Verb Delete(VerbContext context)
    {
        var verb = new Verb("delete", "Delete a threshold that nothing uses.", "weir threshold delete ERRORS");
        var name = Name(verb);
        var text = JobArguments.Text();
        verb.Options.Add(text);
        context.Do(
            verb,
            s =>
                s.ShowAsync(
                    HttpMethod.Delete,
                    Address(s, name) + new Query().With("text", s.Value(text)),
                    null,
                    WeirJson.Default.ThresholdDeleted,
                    done => s.Out.WriteLine(Printable.Escape(done.Text, 400))
                )
        );
        return verb;
    }

    private static Argument<string> Name(Verb verb)
    {
        var name = new Argument<string>("THRESHOLD") { Description = "Its name, of at most 20 characters." };
        verb.Arguments.Add(name);
        return name;
    }

    private static string Address(Session session, Argument<string> name) => "v1/thresholds/" + Uri.EscapeDataString(session.Value(name));

    private static void List(Session session, IReadOnlyList<ThresholdView> items)
    {
        var table = new Table(new("Threshold"), new("Value", Right: true), new("Waiting", Right: true), new("Set"), new("By", Gives: true));
        foreach (var item in items)
        {
            table.Add(
                item.Name,
                Text(item.Value),
                Text(item.Waiting),
                item.At is { } at ? session.Clock.Short(at) : "never",
                item.By ?? ""
            );
        }

        session.Write(table);
    }

    private static void Tell(Session session, ThresholdView threshold)
    {
        var waiting = threshold.Waiting switch
        {
            0 => "",
            1 => "; 1 job still waits for it",
            var more => $"; {Text(more)} jobs still wait for it",
        };
        session.Out.WriteLine($"{Printable.Escape(threshold.Name)} is {Text(threshold.Value)}{waiting}");
    }

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
