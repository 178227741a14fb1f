using System.CommandLine;
using System.Globalization;
using Weir.Cli.Running;
using Weir.Cli.Terminal;
using Weir.Protocol;
using Weir.Protocol.Client;
using Weir.Protocol.Schedules;

namespace Weir.Cli.Verbs;

internal static class ScheduleVerb
{
    public static Verb Build(VerbContext context)
    {
        var schedule = new Verb(
            "schedule",
            "Look at a day's schedules, build, hold and release them, and see what comes.",
            "weir schedule list",
            "weir schedule forecast --days 30",
            "weir schedule hold AdHoc"
        );
        var list = new Verb("list", "List the schedules of a day.", "weir schedule list", "weir schedule list --date 2026-11-21");
        var day = Day();
        list.Options.Add(day);
        context.Do(
            list,
            s =>
                s.ShowAsync(
                    "v1/schedules" + new Query().With("date", DateArgument.Iso("--date", s.Value(day), s.Process.Time)),
                    WeirJson.Default.SchedulePage,
                    page =>
                    {
                        var table = new Table(new("Schedule", Gives: true), new("Date"), new("State"), new("Jobs", Gives: true));
                        foreach (var item in page.Items)
                        {
                            table.Add(item.Name, Iso(item.Date), item.State, Counts(item.Jobs));
                        }

                        s.Write(table);
                    }
                )
        );
        schedule.Subcommands.Add(list);
        var forecast = new Verb(
            "forecast",
            "List what schedules will plan by themselves, and which jobs do not come and why.",
            "weir schedule forecast",
            "weir schedule forecast NIGHT --days 30 --svg night.svg",
            "weir schedule forecast --days 366 --ical > plan.ics"
        );
        schedule.Subcommands.Add(ScheduleForecast.Build(context, forecast));
        var path = new Verb(
            "path",
            "List the jobs that decide when a schedule's day ends, one after the other, and what delays them.",
            "weir schedule path NIGHT",
            "weir schedule path NIGHT --date 2026-11-21 --all"
        );
        schedule.Subcommands.Add(SchedulePath.Build(context, path));
        schedule.Subcommands.Add(ScheduleBuilding.Build(context));
        schedule.Subcommands.Add(ScheduleChecking.Build(context));
        schedule.Subcommands.Add(Act(context, "hold", "Hold a schedule: none of its waiting jobs starts."));
        schedule.Subcommands.Add(Act(context, "release", "Release a held schedule, or open a closed one again."));
        schedule.Subcommands.Add(Act(context, "start", "Start a schedule's day now: all its times count from now."));
        schedule.Subcommands.Add(Act(context, "close", "Close a schedule's day whose jobs are over: no job joins it any more."));
        schedule.Subcommands.Add(Act(context, "delete", "Take the jobs of a schedule's day out of it; none of them has begun."));
        schedule.Subcommands.Add(SchedulePingKey.Build(context));
        return schedule;
    }

    private static Verb Act(VerbContext context, string name, string description)
    {
        var verb = new Verb(name, description, $"weir schedule {name} {(name is "hold" or "release" ? "AdHoc" : "NIGHT")}");
        var schedule = Name();
        var day = Day();
        var text = JobArguments.Text();
        verb.Arguments.Add(schedule);
        verb.Options.Add(day);
        verb.Options.Add(text);
        var dryRun = new DryRun();
        if (name == "hold")
        {
            dryRun.AddTo(verb);
        }

        context.Do(
            verb,
            async s =>
            {
                if (name == "hold" && dryRun.Is(s))
                {
                    var on = new Query().With("date", DateArgument.Iso("--date", s.Value(day), s.Process.Time));
                    return await DryRun.ShowAsync(s, $"schedules/{Uri.EscapeDataString(s.Value(schedule))}/hold{on}").ConfigureAwait(false);
                }

                using var message = WeirClient.Json(new ScheduleAction(DateOf(s, day), s.Value(text)), WeirJson.Default.ScheduleAction);
                return await PostAsync(s, s.Value(schedule), name, message, (state, _) => $"is {Weir.Jobs.Printable.Escape(state)}")
                    .ConfigureAwait(false);
            }
        );
        return verb;
    }

    /// <summary>The argument that names a schedule.</summary>
    public static Argument<string> Name() => new("SCHEDULE") { Description = "The schedule's name." };

    /// <summary>The option that names its day.</summary>
    public static Option<string?> Day() =>
        new("--date") { Description = "The day: YYYY-MM-DD or today; default today.", HelpName = "DATE" };

    /// <summary>Sends an action on a schedule's day and prints how the day is then.</summary>
    public static Task<int> PostAsync(
        Session s,
        string schedule,
        string verb,
        HttpContent message,
        Func<string, IReadOnlyDictionary<string, int>, string> outcome
    ) =>
        s.ShowAsync(
            HttpMethod.Post,
            PathOf(schedule, verb),
            message,
            WeirJson.Default.ScheduleView,
            view =>
            {
                foreach (var day in view.Instances ?? [new ScheduleInstanceView(view.Name, view.State, view.Jobs)])
                {
                    s.Out.WriteLine($"{Weir.Jobs.Printable.Escape(day.Name)} of {Iso(view.Date)} {outcome(day.State, day.Jobs)}");
                }
            }
        );

    /// <summary>Where a schedule's action is.</summary>
    public static string PathOf(string schedule, string verb) => $"v1/schedules/{Uri.EscapeDataString(schedule)}/{verb}";

    /// <summary>The day that was named; <see langword="null"/>: none.</summary>
    public static DateOnly? DateOf(Session s, Option<string?> day) =>
        DateArgument.Iso("--date", s.Value(day), s.Process.Time) is { } iso
            ? DateOnly.ParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture)
            : null;

    public static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>How many jobs of a day are in which state.</summary>
    public static string Counts(IReadOnlyDictionary<string, int> jobs) =>
        string.Join(", ", jobs.Select(p => $"{p.Value.ToString(CultureInfo.InvariantCulture)} {p.Key}"));
}
