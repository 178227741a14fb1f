using System.Globalization;
using Weir.Cli.Running;
using Weir.Cli.Terminal;
using Weir.Jobs;
using Weir.ThruPut;

namespace Weir.Cli.ThruPut;

/// <summary>Replies for people: as tables, and one job's details as the lines that came.</summary>
internal sealed class ReplyText(Session session)
{
    public void Print(ThruPutReply reply)
    {
        switch (reply)
        {
            case GsqReply gsq:
                Counts("Group", gsq.Groups.Select(group => ($"{group.ControlCenter}.{group.Type}", group.Sections)), Bucket.General);
                break;
            case PsqReply psq:
                Counts("Group", psq.Groups.Select(group => (group.Name, group.Sections)), Bucket.Production);
                break;
            case SgjReply sgj:
                Jobs(
                    sgj.Jobs.Select(job => new SpjJob(
                        job.Name,
                        job.Id,
                        job.Owner,
                        $"{job.ControlCenter}.{job.Type}",
                        job.Importance,
                        job.Bucket,
                        job.Ets
                    ))
                );
                break;
            case SpjReply spj:
                Jobs(spj.Jobs);
                break;
            case SgdReply sgd:
                Details(sgd);
                break;
            case HslReply hsl:
                History(
                    hsl.Entries.Select(entry => (entry.At, Position(entry.General), Position(entry.Production))),
                    "General",
                    "Production"
                );
                break;
            case HsqReply hsq:
                History(hsq.Entries.Select(entry => (entry.At, Text(entry.General), Text(entry.Production))), "General", "Production");
                break;
        }
    }

    // A cell is the bucket's jobs of all four kinds: a line must fit a terminal.
    private void Counts(string head, IEnumerable<(string Name, IReadOnlyList<Section> Sections)> groups, IReadOnlyList<int> buckets)
    {
        var table = new Table([
            new(head, Gives: true),
            .. buckets.Select(bucket => new Column(Bucket.Position(bucket), Right: true)),
            new("Jobs", Right: true),
            new("Delayed", Right: true),
        ]);
        foreach (var (name, sections) in groups)
        {
            table.Add([
                name,
                .. sections.Select(section => Text(section.Jobs)),
                Text(sections.Sum(section => section.Jobs)),
                Text(sections.Sum(section => section.Delayed + section.DelayedExceptional)),
            ]);
        }

        session.Write(table);
    }

    private void Jobs(IEnumerable<SpjJob> jobs)
    {
        var table = new Table(
            new("Id"),
            new("Name", Gives: true),
            new("Owner", Gives: true),
            new("Group", Gives: true),
            new("I", Right: true),
            new("At"),
            new("Selected in")
        );
        foreach (var job in jobs)
        {
            table.Add(job.Id, job.Name, job.Owner, job.Group, Text(job.Importance), Bucket.Position(job.Bucket), job.Ets.Text);
        }

        session.Write(table);
    }

    private void Details(SgdReply reply)
    {
        session.Out.WriteLine(Printable.Escape($"{reply.Name} {reply.Id}"));
        foreach (var section in reply.Sections)
        {
            session.Out.WriteLine($"{Printable.Escape(section.Manager)}{(section.Holding ? " (holding)" : "")}");
            foreach (var line in section.Lines)
            {
                session.Out.WriteLine(line.Length == 0 ? "" : "  " + Printable.Escape(line, 400));
            }
        }
    }

    private void History(IEnumerable<(ThruPutTime At, string General, string Production)> entries, string general, string production)
    {
        var table = new Table(new("At"), new(general, Right: true), new(production, Right: true));
        foreach (var entry in entries)
        {
            table.Add(entry.At.Clock.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture), entry.General, entry.Production);
        }

        session.Write(table);
    }

    private static string Position(int? index) => index is { } bucket ? Bucket.Position(bucket) : "";

    private static string Text(int? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "";
}
