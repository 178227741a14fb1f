using System.CommandLine;
using System.Globalization;
using Weir.Cli.Running;
using Weir.Cli.Terminal;
using Weir.Jobs;
using Weir.Protocol;
using Weir.Protocol.Schedules;

namespace Weir.Cli.Verbs;

/// <summary><c>weir schedule path</c>: which jobs decide when a schedule's day ends.</summary>
internal static class SchedulePath
{
    public static Verb Build(VerbContext context, Verb verb)
    {
        var schedule = new Argument<string>("SCHEDULE") { Description = "The schedule's name." };
        var day = new Option<string?>("--date")
        {
            Description = "The day of the schedule: YYYY-MM-DD or today; default the latest.",
            HelpName = "DATE",
        };
        var all = new Option<bool>("--all") { Description = "List all jobs of the day, those first that end first." };
        verb.Arguments.Add(schedule);
        verb.Options.Add(day);
        verb.Options.Add(all);
        context.Do(
            verb,
            s =>
                s.ShowAsync(
                    $"v1/schedules/{Uri.EscapeDataString(s.Value(schedule))}/path"
                        + new Query().With("date", DateArgument.Iso("--date", s.Value(day), s.Process.Time)),
                    WeirJson.Default.SchedulePathView,
                    path => Print(s, path, s.Value(all) ? path.Jobs : path.Path)
                )
        );
        return verb;
    }

    private static void Print(Session session, SchedulePathView path, IReadOnlyList<PathStep> steps)
    {
        var table = new Table(
            new("Number", Right: true),
            new("Job", Gives: true),
            new("State"),
            new("Start"),
            new("End"),
            new("Usual", Right: true),
            new("What delays it", Gives: true)
        );
        foreach (var step in steps)
        {
            table.Add(
                JobText.Number(step.Number),
                Printable.Escape(step.Job),
                step.State,
                step.Start is { } start ? session.Clock.Short(start) : "",
                step.End is { } end ? session.Clock.Short(end) + (step.IsAtLeast ? "+" : "") : "",
                step.UsualSeconds is { } seconds ? SpanText.Format(seconds) : "",
                session.Clock.Said(step.Why, 1000)
            );
        }

        session.Write(table);
        if (path.End is { } last)
        {
            var date = path.Date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            var verb = steps.Any(step => step.State is "Waiting" or "Starting" or "Running") ? "is expected to end" : "ended";
            session.Out.WriteLine(
                $"{Printable.Escape(path.Schedule)} of {date} {verb} at {session.Clock.Full(last)}{(path.IsAtLeast ? " or later" : "")}"
            );
        }
    }
}
