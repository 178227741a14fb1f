using System.CommandLine;
using System.Globalization;
using Weir.Cli.Running;
using Weir.Cli.Terminal;
using Weir.Jobs;
using Weir.Protocol;
using Weir.Protocol.ServiceLevels;

namespace Weir.Cli.Verbs;

internal static class QueueVerb
{
    public static Verb Build(VerbContext context)
    {
        var queue = new Verb(
            "queue",
            "Look at the service queues: how many jobs of each group are in which bucket, and which jobs.",
            "weir queue general",
            "weir queue production --jobs",
            "weir queue general --history"
        );
        queue.Subcommands.Add(One(context, "general", "Groups CONTROL.TYPE: 13 buckets from M (just come) over T, A to C (critical)."));
        queue.Subcommands.Add(One(context, "production", "Groups NAME: nine buckets, from T3 straight to C (late)."));
        return queue;
    }

    private static Verb One(VerbContext context, string name, string description)
    {
        var verb = new Verb(
            name,
            description,
            $"weir queue {name}",
            $"weir queue {name} --jobs --delayed N",
            $"weir queue {name} --history"
        );
        var jobs = new Option<bool>("--jobs") { Description = "The jobs, in the order in which they would be selected." };
        var history = new Option<bool>("--history") { Description = "How many jobs stood in it, minute by minute, newest first." };
        var group = new Option<string[]>("--group")
        {
            Description = "Only this group, or this control center; may be given several times.",
            HelpName = "NAME",
        };
        var delayed = new Option<string?>("--delayed")
        {
            Description = "Only delayed jobs (Y), only others (N), or all (A).",
            HelpName = "Y|N|A",
        };
        var exceptional = new Option<string?>("--exceptional")
        {
            Description = "Only exceptional jobs (Y), only others (N), or all (A).",
            HelpName = "Y|N|A",
        };
        var from = new Option<int?>("--from") { Description = "Only buckets from this on, 0 to 12.", HelpName = "IX" };
        var to = new Option<int?>("--to") { Description = "Only buckets up to this one, 0 to 12.", HelpName = "IX" };
        var rows = new RowsOption(" jobs");
        var cursor = new Option<string?>("--cursor")
        {
            Description = "The page after this one, as `next` of the page before says.",
            HelpName = "TEXT",
        };
        foreach (var option in new Option[] { jobs, history, group, delayed, exceptional, from, to, cursor })
        {
            verb.Options.Add(option);
        }

        rows.AddTo(verb);

        context.Do(
            verb,
            s =>
            {
                if (s.Value(jobs) && s.Value(history))
                {
                    throw new UsageException("--jobs and --history are two questions: ask one");
                }

                var groups = s.Value(group) is { Length: > 0 } some ? string.Join(',', some) : null;
                if (s.Value(history))
                {
                    return s.ShowAsync($"v1/queues/{name}/history", WeirJson.Default.QueueHistory, page => History(s, page));
                }

                if (!s.Value(jobs))
                {
                    return s.ShowAsync(
                        $"v1/queues/{name}" + new Query().With("group", groups),
                        WeirJson.Default.QueueView,
                        view => Buckets(s, view)
                    );
                }

                var query = new Query()
                    .With("group", groups)
                    .With("delayed", s.Value(delayed))
                    .With("exceptional", s.Value(exceptional))
                    .With("from", Text(NumberArgument.Check("--from", s.Value(from), 0, 12)))
                    .With("to", Text(NumberArgument.Check("--to", s.Value(to), 0, 12)))
                    .With("limit", rows.From(s))
                    .With("cursor", s.Value(cursor));
                return s.ShowAsync($"v1/queues/{name}/jobs" + query, WeirJson.Default.QueueJobPage, page => JobRows(s, page));
            }
        );
        return verb;
    }

    private static string? Text(int? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static void Buckets(Session session, QueueView queue)
    {
        var positions = queue.Groups.Count == 0 ? [] : queue.Groups[0].Sections.Select(section => section.Position).ToList();
        var table = new Table([
            new Column("Group", Gives: true),
            .. positions.Select(position => new Column(position, Right: true)),
            new Column("All", Right: true),
        ]);
        foreach (var group in queue.Groups)
        {
            table.Add([
                group.Group.Name,
                .. group.Sections.Select(section => ServiceText.Count(section.Nn + section.Dn + section.Ne + section.De)),
                ServiceText.Count(group.Waiting),
            ]);
        }

        session.Write(table);
        session.Out.WriteLine();
        var sections = queue.Groups.SelectMany(group => group.Sections).ToList();
        WrappedText.Write(
            session.Out,
            "",
            $"{ServiceText.Number(queue.Waiting)} wait, {ServiceText.Number(sections.Sum(section => section.Dn + section.De))} of them delayed, {ServiceText.Number(sections.Sum(section => section.Ne + section.De))} exceptional; policy {queue.Policy}",
            session.Process.Width
        );
    }

    private static void JobRows(Session session, QueueJobPage page)
    {
        var table = new Table(
            new("Number", Right: true),
            new("Name", Gives: true),
            new("User", Gives: true),
            new("Group", Gives: true),
            new("I", Right: true),
            new("Pos"),
            new("Age", Right: true),
            new("DE"),
            new("Estimate", Gives: true)
        );
        foreach (var job in page.Items)
        {
            table.Add(
                JobText.Number(job.Number),
                job.Name,
                job.User,
                job.Group,
                ServiceText.Number(job.Importance),
                job.Position,
                SpanText.Format(job.AgeSeconds),
                (job.Delayed ? "d" : "-") + (job.Exceptional ? "e" : "-"),
                job.Estimate
            );
        }

        session.Write(table);
        if (page.Next is { } next)
        {
            session.Note($"more: --cursor {Printable.Escape(next)}");
        }
    }

    private static void History(Session session, QueueHistory history)
    {
        var table = new Table(new("At"), new("Waiting", Right: true));
        foreach (var minute in history.Items)
        {
            table.Add(session.Clock.Full(minute.At), ServiceText.Number(minute.Waiting));
        }

        session.Write(table);
        if (history.Items.Count == 0)
        {
            session.Note("no minute has been counted yet");
        }
    }
}
