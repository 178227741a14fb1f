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
        var day = new Option<string?>("--date") { Description = "The day: YYYY-MM-DD or today; default today.", HelpName = "DATE" };
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
                            table.Add(item.Name, Iso(item.Date), item.State, Counts(item));
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
        schedule.Subcommands.Add(Build(context, "build"));
        schedule.Subcommands.Add(Act(context, "hold", "Hold a schedule: none of its waiting jobs starts."));
        schedule.Subcommands.Add(Act(context, "release", "Release a held schedule."));
        return schedule;
    }

    private static Verb Build(VerbContext context, string name)
    {
        var verb = new Verb(
            name,
            "Plan a schedule's jobs for a day; what is planned already stays.",
            "weir schedule build NIGHT",
            "weir schedule build NIGHT --date 2026-12-24 --held"
        );
        var schedule = new Argument<string>("SCHEDULE") { Description = "The schedule's name." };
        var day = new Option<string?>("--date") { Description = "The day: YYYY-MM-DD or today; default today.", HelpName = "DATE" };
        var held = new Option<bool>("--held") { Description = "Hold the day once it is built; a day that is past always is." };
        var text = JobArguments.Text();
        verb.Arguments.Add(schedule);
        verb.Options.Add(day);
        verb.Options.Add(held);
        verb.Options.Add(text);
        context.Do(
            verb,
            async s =>
            {
                using var message = WeirClient.Json(
                    new ScheduleBuild(DateOf(s, day), s.Value(held), s.Value(text)),
                    WeirJson.Default.ScheduleBuild
                );
                return await PostAsync(
                        s,
                        s.Value(schedule),
                        name,
                        message,
                        view =>
                            $"is built and {Weir.Jobs.Printable.Escape(view.State)}: {(view.Jobs.Count == 0 ? "no jobs" : Counts(view))}"
                    )
                    .ConfigureAwait(false);
            }
        );
        return verb;
    }

    private static Verb Act(VerbContext context, string name, string description)
    {
        var verb = new Verb(name, description, $"weir schedule {name} AdHoc");
        var schedule = new Argument<string>("SCHEDULE") { Description = "The schedule's name." };
        var day = new Option<string?>("--date")
        {
            Description = "The day of the schedule: YYYY-MM-DD or today; default the latest.",
            HelpName = "DATE",
        };
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
                return await PostAsync(s, s.Value(schedule), name, message, view => $"is {Weir.Jobs.Printable.Escape(view.State)}")
                    .ConfigureAwait(false);
            }
        );
        return verb;
    }

    private static Task<int> PostAsync(Session s, string schedule, string verb, HttpContent message, Func<ScheduleView, string> outcome) =>
        s.ShowAsync(
            HttpMethod.Post,
            $"v1/schedules/{Uri.EscapeDataString(schedule)}/{verb}",
            message,
            WeirJson.Default.ScheduleView,
            view => s.Out.WriteLine($"{Weir.Jobs.Printable.Escape(view.Name)} of {Iso(view.Date)} {outcome(view)}")
        );

    private static DateOnly? DateOf(Session s, Option<string?> day) =>
        DateArgument.Iso("--date", s.Value(day), s.Process.Time) is { } iso
            ? DateOnly.ParseExact(iso, "yyyy-MM-dd", CultureInfo.InvariantCulture)
            : null;

    private static string Iso(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Counts(ScheduleView view) =>
        string.Join(", ", view.Jobs.Select(p => $"{p.Value.ToString(CultureInfo.InvariantCulture)} {p.Key}"));
}
