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
            "weir jobs --state Waiting,Running",
            "weir jobs --failed --ended -8h..",
            "weir jobs --schedule AdHoc --date 2026-11-21",
            "weir jobs --name 'PAY*' --user alice --rows 10 --json"
        );
        var selection = new SelectionOptions();
        var rows = new RowsOption("");
        var cursor = new Option<string?>("--cursor")
        {
            Description = "The page after this one, as `next` of the page before says.",
            HelpName = "TEXT",
        };
        selection.AddTo(verb);
        verb.Options.Add(cursor);
        rows.AddTo(verb);

        context.Do(
            verb,
            async s =>
            {
                var selected = await selection.ReadAsync(s).ConfigureAwait(false);
                var query = selected
                    .Terms.Aggregate(new Query(), (all, term) => all.With(term.Field.Name, term.Value))
                    .With("limit", rows.From(s))
                    .With("cursor", s.Value(cursor));
                return await s.ShowAsync("v1/jobs" + query, WeirJson.Default.JobPage, page => Print(s, page)).ConfigureAwait(false);
            }
        );
        return verb;
    }

    private static void Print(Session session, JobPage page)
    {
        Print(session, page.Items);
        if (page.Next is { } next)
        {
            session.Note($"more: --cursor {Printable.Escape(next)}");
        }
    }

    /// <summary>Jobs, a line each.</summary>
    public static void Print(Session session, IReadOnlyList<JobView> jobs)
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
        foreach (var job in jobs)
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
    }
}
