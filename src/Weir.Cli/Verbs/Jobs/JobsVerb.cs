using System.CommandLine;
using Weir.Cli.Running;
using Weir.Cli.Terminal;
using Weir.Jobs;
using Weir.Protocol;
using Weir.Protocol.Jobs;

namespace Weir.Cli.Verbs;

internal static class JobsVerb
{
    public static Verb Build(VerbContext context)
    {
        var verb = new Verb(
            "jobs",
            "List jobs, newest first.",
            "weir jobs",
            "weir jobs --state Waiting",
            "weir jobs --schedule AdHoc --date 2026-11-21",
            "weir jobs --user alice --rows 10 --json"
        );
        var state = new Option<string[]>("--state")
        {
            Description = "Only jobs in this state; may be given several times: " + string.Join(", ", Enum.GetNames<JobState>()) + ".",
            HelpName = "STATE",
        };
        var user = new Option<string?>("--user", "-u") { Description = "Only jobs of this user.", HelpName = "USER" };
        var name = new Option<string?>("--name", "-n") { Description = "Only jobs of this name.", HelpName = "NAME" };
        var schedule = new Option<string?>("--schedule") { Description = "Only jobs on this schedule.", HelpName = "NAME" };
        var date = new Option<string?>("--date")
        {
            Description = "Only jobs on schedules of this date, or today.",
            HelpName = "YYYY-MM-DD",
        };
        var machine = new Option<string?>("--machine") { Description = "Only jobs of this machine.", HelpName = "NAME" };
        var rows = new RowsOption("");
        var cursor = new Option<string?>("--cursor")
        {
            Description = "The page after this one, as `next` of the page before says.",
            HelpName = "TEXT",
        };
        foreach (var option in new Option[] { state, user, name, schedule, date, machine, cursor })
        {
            verb.Options.Add(option);
        }

        rows.AddTo(verb);

        context.Do(
            verb,
            s =>
            {
                var states = (s.Value(state) ?? []).Select(StateOf).ToList();
                var query = new Query()
                    .With("state", states.Count > 0 ? string.Join(',', states) : null)
                    .With("user", s.Value(user))
                    .With("name", s.Value(name))
                    .With("schedule", s.Value(schedule))
                    .With("date", DateArgument.Iso("--date", s.Value(date), s.Process.Time))
                    .With("machine", s.Value(machine))
                    .With("limit", rows.From(s))
                    .With("cursor", s.Value(cursor));
                return s.ShowAsync("v1/jobs" + query, WeirJson.Default.JobPage, page => Print(s, page));
            }
        );
        return verb;
    }

    private static string StateOf(string text) =>
        Enum.GetNames<JobState>().FirstOrDefault(n => n.Equals(text, StringComparison.OrdinalIgnoreCase))
        ?? throw new UsageException(
            $"'{Printable.Escape(text)}' is not a state; allowed are {string.Join(", ", Enum.GetNames<JobState>())}"
        );

    private static void Print(Session session, JobPage page)
    {
        var table = new Table(
            new("Number", Right: true),
            new("Name", Gives: true),
            new("User", Gives: true),
            new("State"),
            new("Since"),
            new("Exit", Right: true),
            new("Why", Gives: true)
        );
        foreach (var job in page.Items)
        {
            table.Add(
                JobText.Number(job.Number),
                job.Name.Text,
                job.User,
                job.State,
                session.Clock.Short(job.EndedAt ?? job.StartedAt ?? job.SubmittedAt),
                JobText.Exit(job),
                session.Clock.Said(JobText.Why(job), 1000)
            );
        }

        session.Write(table);
        if (page.Next is { } next)
        {
            session.Note($"more: --cursor {Printable.Escape(next)}");
        }
    }
}
