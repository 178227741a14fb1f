using System.CommandLine;
using System.Globalization;
using System.Text.Json.Serialization.Metadata;
using Weir.Cli.Running;
using Weir.Cli.Terminal;
using Weir.Jobs;
using Weir.Protocol;
using Weir.Protocol.Client;
using Weir.Protocol.Gate;

namespace Weir.Cli.Verbs;

internal static class WatcherVerb
{
    public static Verb Build(VerbContext context)
    {
        var watcher = new Verb(
            "watcher",
            "Notice processes that nobody submitted: jobs of passive rules, and what comes round the gate.",
            "weir watcher add cron.service",
            "weir watcher start",
            "weir watcher status"
        );
        watcher.Subcommands.Add(Turn(context, "start", "Start watching the subsystems that were added."));
        watcher.Subcommands.Add(Turn(context, "stop", "Stop watching; jobs that were noticed are followed to their ends."));
        var status = new Verb(
            "status",
            "Say STARTED or STOPPED, since when, what is watched and by what means.",
            "weir watcher status",
            "weir watcher status --json"
        );
        context.Do(status, s => s.ShowAsync("v1/watcher", WeirJson.Default.WatcherStatus, v => Print(s, v)));
        watcher.Subcommands.Add(status);
        watcher.Subcommands.Add(Change(context, "add", "Watch one more subsystem.", "weir watcher add /batch"));
        watcher.Subcommands.Add(Change(context, "remove", "Watch one subsystem less.", "weir watcher remove /batch"));
        var list = new Verb("list", "List the watched subsystems.", "weir watcher list");
        context.Do(
            list,
            s =>
                s.ShowAsync(
                    "v1/watcher",
                    WeirJson.Default.WatcherStatus,
                    v =>
                    {
                        foreach (var subsystem in v.Subsystems)
                        {
                            s.Out.WriteLine(Printable.Escape(subsystem, 400));
                        }
                    }
                )
        );
        watcher.Subcommands.Add(list);
        var log = new Verb("log", "Show what the watcher did and saw since the agent started.", "weir watcher log");
        context.Do(
            log,
            s =>
                s.ShowAsync(
                    "v1/watcher/log",
                    WeirJson.Default.WatcherLog,
                    v =>
                    {
                        foreach (var line in v.Items)
                        {
                            s.Out.WriteLine($"{s.Clock.Full(line.At)}  {Printable.Escape(line.Text, 1000)}");
                        }
                    }
                )
        );
        watcher.Subcommands.Add(log);
        watcher.Subcommands.Add(Test(context));
        return watcher;
    }

    private static Verb Turn(VerbContext context, string name, string description) =>
        Act(context, name, description, WeirJson.Default.WatcherStatus, Print);

    private static Verb Act<T>(VerbContext context, string name, string description, JsonTypeInfo<T> type, Action<Session, T> print)
    {
        var verb = new Verb(name, description, $"weir watcher {name}");
        var text = JobArguments.Text();
        verb.Options.Add(text);
        context.Do(
            verb,
            s =>
                s.ShowAsync(
                    HttpMethod.Post,
                    $"v1/watcher/{name}{new Query().With("text", s.Value(text))}",
                    null,
                    type,
                    answer => print(s, answer)
                )
        );
        return verb;
    }

    private static Verb Change(VerbContext context, string name, string description, params string[] examples)
    {
        var verb = new Verb(name, description, examples);
        var subsystem = new Argument<string>("SUBSYSTEM")
        {
            Description = "A control group's path, as /batch, or a unit, as cron.service.",
        };
        verb.Arguments.Add(subsystem);
        var text = JobArguments.Text();
        verb.Options.Add(text);
        context.Do(
            verb,
            async s =>
            {
                using var message = WeirClient.Json(
                    new WatcherChange(s.Value(subsystem)) { Text = s.Value(text) },
                    WeirJson.Default.WatcherChange
                );
                return await s.ShowAsync(HttpMethod.Post, "v1/watcher/" + name, message, WeirJson.Default.WatcherStatus, v => Print(s, v))
                    .ConfigureAwait(false);
            }
        );
        return verb;
    }

    private static Verb Test(VerbContext context) =>
        Act(
            context,
            "test",
            "Start a process that does nothing, and say whether the watcher saw it.",
            WeirJson.Default.WatcherTest,
            (s, test) => s.Out.WriteLine($"seen after {Text(test.Milliseconds)} ms")
        );

    private static void Print(Session s, WatcherStatus status)
    {
        s.Out.WriteLine($"{status.State} since {s.Clock.Full(status.Since)}");
        var table = new Table(new("What"), new("Value", Gives: true));
        table.Add("watches", status.Subsystems.Count == 0 ? "nothing" : string.Join(' ', status.Subsystems));
        table.Add("by", status.Means);
        table.Add("passive rules", Text(status.Rules));
        table.Add("processes known", Text(status.Processes));
        table.Add("jobs noticed", Text(status.Noticed));
        table.Add("gone before they were read", Text(status.Gone));
        table.Add("events", Text(status.Events));
        table.Add("events lost", Text(status.Lost));
        table.Add("repairs", Text(status.Repairs));
        s.Write(table);
        if (status.Trouble is { } trouble)
        {
            s.Note("weir: watcher: " + Printable.Escape(trouble, 1000));
        }
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
