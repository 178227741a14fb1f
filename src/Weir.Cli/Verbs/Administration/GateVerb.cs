using System.CommandLine;
using System.Globalization;
using Weir.Cli.Captures;
using Weir.Cli.Running;
using Weir.Cli.Terminal;
using Weir.Jobs;
using Weir.Protocol;
using Weir.Protocol.Client;
using Weir.Protocol.Gate;

namespace Weir.Cli.Verbs;

internal static class GateVerb
{
    private static readonly string[] Ways = ["submit", "run", "cron", "at", "slurm", "timer"];

    public static Verb Build(VerbContext context)
    {
        var gate = new Verb(
            "gate",
            "Start, stop and look at the gate: where submissions are met.",
            "weir gate status",
            "weir gate install cron",
            "weir gate start cron",
            "weir gate report"
        );
        gate.Subcommands.Add(Turn(context, "start", "on", "Turn the gate on, all of it or one way in."));
        gate.Subcommands.Add(Turn(context, "stop", "off", "Turn the gate off, all of it or one way in; jobs then run untouched."));
        gate.Subcommands.Add(Turn(context, "observe", "observe", "Have the gate decide and tell, and do nothing."));
        var status = new Verb(
            "status",
            "Say STARTED or STOPPED, since when, every way in and every way round.",
            "weir gate status",
            "weir gate status --json"
        );
        context.Do(status, s => s.ShowAsync("v1/gate/status", WeirJson.Default.GateStatus, v => Print(s, v)));
        gate.Subcommands.Add(status);
        gate.Subcommands.Add(Configuration(context));
        var report = new Verb("report", "Show what came through the gate, and what observing would have done.", "weir gate report");
        context.Do(report, s => s.ShowAsync("v1/gate/report", WeirJson.Default.GateReport, r => Print(s, r)));
        gate.Subcommands.Add(report);
        gate.Subcommands.Add(
            Install(
                context,
                "install",
                "Have a way in go through the gate; it only observes until gate start.",
                "weir gate install cron --user alice",
                "weir gate install cron --system",
                "weir gate install at",
                "weir gate install slurm --dry-run"
            )
        );
        gate.Subcommands.Add(
            Install(context, "remove", "Take a way in out of the gate; restores every touched file.", "weir gate remove cron --user alice")
        );
        return gate;
    }

    private static Verb Turn(VerbContext context, string name, string state, string description)
    {
        var verb = new Verb(name, description, $"weir gate {name}", $"weir gate {name} cron");
        var way = new Argument<string?>("WAY")
        {
            Description = "submit, run, cron, at, slurm or timer; default all.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        way.AcceptOnlyFromAmong(Ways);
        verb.Arguments.Add(way);
        var text = JobArguments.Text();
        verb.Options.Add(text);
        context.Do(
            verb,
            s =>
                s.ShowAsync(
                    HttpMethod.Post,
                    $"v1/gate/ways/{s.Typed.GetValue(way) ?? "all"}/{state}{new Query().With("text", s.Value(text))}",
                    null,
                    WeirJson.Default.GateStatus,
                    v => Print(s, v)
                )
        );
        return verb;
    }

    private static Verb Configuration(VerbContext context)
    {
        var verb = new Verb(
            "config",
            "Show or change whether what known jobs submit is tracked on their schedules.",
            "weir gate config",
            "weir gate config --automatic negative"
        );
        var automatic = new Option<string?>("--automatic")
        {
            Description =
                "off (0); positive (1): for jobs whose rule allows it; negative (2): for all jobs that no rule prevents. Until first said, off.",
            HelpName = "METHOD",
        };
        var text = JobArguments.Text();
        verb.Options.Add(automatic);
        verb.Options.Add(text);
        context.Do(
            verb,
            s =>
                s.Value(automatic) is { } method
                    ? s.ShowAsync(
                        HttpMethod.Post,
                        $"v1/gate/automatic/{Uri.EscapeDataString(method)}{new Query().With("text", s.Value(text))}",
                        null,
                        WeirJson.Default.GateStatus,
                        v => PrintConfiguration(s, v)
                    )
                    : s.ShowAsync("v1/gate/status", WeirJson.Default.GateStatus, v => PrintConfiguration(s, v))
        );
        return verb;
    }

    private static void PrintConfiguration(Session s, GateStatus status) =>
        s.Out.WriteLine($"automatic tracking {Printable.Escape(status.Automatic ?? "off")}");

    private static Verb Install(VerbContext context, string name, string description, params string[] examples)
    {
        var verb = new Verb(name, description, examples);
        var way = new Argument<string>("WAY") { Description = "cron, at, slurm or timers." };
        way.AcceptOnlyFromAmong("cron", "at", "slurm", "timers");
        var user = new Option<string?>("--user", "-u") { Description = "This user's table; default the caller's.", HelpName = "USER" };
        var system = new Option<bool>("--system") { Description = "The system's tables: /etc/crontab and /etc/cron.d." };
        verb.Arguments.Add(way);
        verb.Options.Add(user);
        verb.Options.Add(system);
        var dryRun = new Option<bool>("--dry-run") { Description = "Do nothing, and say which files would change; slurm and timers." };
        verb.Options.Add(dryRun);
        var installs = name == "install";
        var keep = new Option<bool>("--keep") { Description = "Put it in again whenever somebody writes the table without it; cron only." };
        if (installs)
        {
            verb.Options.Add(keep);
        }

        var text = JobArguments.Text();
        verb.Options.Add(text);
        context.Do(
            verb,
            async s =>
            {
                if (s.Value(user) is not null && s.Value(system))
                {
                    throw new UsageException("--user and --system exclude each other; allowed is one of them");
                }

                using var message = WeirClient.Json(
                    new GateInstall(s.Value(way) == "timers" ? "timer" : s.Value(way), s.Value(user), s.Value(system))
                    {
                        Text = s.Value(text),
                        DryRun = s.Value(dryRun),
                        Keep = installs && s.Value(keep),
                    },
                    WeirJson.Default.GateInstall
                );
                return await s.ShowAsync(
                        HttpMethod.Post,
                        "v1/gate/" + name,
                        message,
                        WeirJson.Default.GateInstalled,
                        done =>
                        {
                            foreach (var file in done.Changed)
                            {
                                s.Out.WriteLine((s.Value(dryRun) ? "would change " : "changed ") + Printable.Escape(file, 400));
                            }

                            foreach (var file in done.Same)
                            {
                                s.Out.WriteLine("same    " + Printable.Escape(file, 400));
                            }

                            s.Out.WriteLine($"{done.Way} is {done.State}");
                            foreach (var warning in done.Warnings)
                            {
                                s.Note("weir: gate " + name + ": " + Printable.Escape(warning, 400));
                            }
                        }
                    )
                    .ConfigureAwait(false);
            }
        );
        return verb;
    }

    private static void Print(Session s, GateStatus status)
    {
        s.Out.WriteLine(
            $"{Printable.Escape(status.State)} since {s.Clock.Full(status.Since)}{(status.Controls ? "" : " (this agent is not in control of the machine's gate)")}"
        );
        var table = new Table(new("Way in"), new("State"), new("Since"), new("Installed", Gives: true));
        foreach (var way in status.Ways)
        {
            table.Add(way.Way, way.State, s.Clock.Short(way.Since), string.Join(' ', way.Installed));
        }

        s.Write(table);
        foreach (var (way, lost) in status.Ways.SelectMany(way => way.Lost.Select(lost => (way.Way, lost))))
        {
            s.Out.WriteLine(
                $"lost: {Printable.Escape(lost, 400)} was written without the gate, and its jobs run past Weir: weir gate install {way} puts it in again"
            );
        }

        foreach (var changed in status.Ways.SelectMany(way => way.Changed))
        {
            s.Out.WriteLine($"changed: {Printable.Escape(changed, 800)}");
        }

        if (status.Automatic is not (null or "off"))
        {
            PrintConfiguration(s, status);
        }

        CaptureSourceVerbs.Print(s, status.Capturing ?? []);
        foreach (var round in status.WaysRound)
        {
            WrappedText.Write(s.Out, "way round: ", Printable.Escape(round, 400), s.Process.Width);
        }
    }

    private static void Print(Session s, GateReport report)
    {
        s.Out.WriteLine($"since {s.Clock.Full(report.Since)}");
        var table = new Table(
            new("Way"),
            new("Name", Gives: true),
            new("User", Gives: true),
            new("Rule", Gives: true),
            new("Outcome"),
            new("Times", Right: true),
            new("Last")
        );
        foreach (var line in report.Items)
        {
            table.Add(
                line.Way,
                line.JobName,
                line.User,
                line.Rule ?? "",
                line.Observed ? $"would {line.Outcome}" : line.Outcome,
                line.Count.ToString(CultureInfo.InvariantCulture),
                s.Clock.Short(line.LastAt)
            );
        }

        s.Write(table);
        if (report.Dark.Count > 0)
        {
            s.Out.WriteLine();
            s.Out.WriteLine("round the gate, in watched subsystems:");
            s.Write(Dark(s, report.Dark));
        }
    }

    private static Table Dark(Session s, IReadOnlyList<DarkBatchLine> dark)
    {
        var table = new Table(
            new("Cpu", Right: true),
            new("Times", Right: true),
            new("Running", Right: true),
            new("Name", Gives: true),
            new("User", Gives: true),
            new("Subsystem", Gives: true),
            new("Last"),
            new("Caught by")
        );
        foreach (var line in dark)
        {
            table.Add(
                line.CpuSeconds.ToString("0.00", CultureInfo.InvariantCulture),
                line.Count.ToString(CultureInfo.InvariantCulture),
                line.Running.ToString(CultureInfo.InvariantCulture),
                line.JobName,
                line.User,
                line.Subsystem,
                s.Clock.Short(line.LastAt),
                line.CaughtBy
            );
        }

        return table;
    }
}
