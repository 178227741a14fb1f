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
            case HcaReply hca:
                Machines(hca);
                break;
            case HxaReply hxa:
                SitesOf(hxa);
                break;
            case HsqReply hsq:
                History(hsq.Entries.Select(entry => (entry.At, Text(entry.General), Text(entry.Production))), "General", "Production");
                break;
        }
    }

    private void Machines(HcaReply reply)
    {
        var table = new Table(
            new("At"),
            new("Lpar", Gives: true),
            new("Block", Gives: true),
            new("Int", Right: true),
            new("Avg", Right: true),
            new("Limit", Right: true),
            new("Level", Right: true),
            new("Capped", Right: true),
            new("Reason"),
            new("Sync")
        );
        foreach (var (machine, entry) in reply.Machines.SelectMany(machine => machine.Entries.Select(entry => (machine, entry))))
        {
            if (entry.Self is { } self)
            {
                Add(
                    "self",
                    self.Usage,
                    self.Level is { } level ? Text(level) : "",
                    self.Percent?.ToString("0.0", CultureInfo.InvariantCulture) ?? "",
                    self.Reason
                );
            }

            foreach (var block in (IEnumerable<HcaBlock>)[.. entry.Group is { } group ? [group] : (HcaBlock[])[], .. entry.Sets])
            {
                Add(block.Name, block.Usage);
            }

            foreach (var set in entry.SiteSets)
            {
                Add(set.Name, set.Usage);
                Add(set.Name + ",CMP", set.AllSites);
            }

            void Add(string block, Usage usage, string level = "", string percent = "", string reason = "") =>
                table.Add(
                    entry.At.ToString(),
                    machine.Name,
                    block,
                    Two(usage.Interval),
                    Two(usage.Average),
                    usage.Limit is { } limit ? Two(limit) : "",
                    level,
                    percent,
                    reason,
                    entry.Sync ? "Y" : "N"
                );
        }

        session.Write(table);
        foreach (var machine in reply.Machines.Where(machine => !machine.Active))
        {
            session.Out.WriteLine($"{Printable.Escape(machine.Name, 64)} is Inactive");
        }
    }

    private void SitesOf(HxaReply reply)
    {
        var table = new Table(
            new("At"),
            new("Set", Gives: true),
            new("Site", Gives: true),
            new("Int", Right: true),
            new("Avg", Right: true),
            new("Limit", Right: true)
        );
        foreach (var (set, entry) in reply.Sets.SelectMany(set => set.Entries.Select(entry => (set, entry))))
        {
            var limit = entry.Self.Limit is { } most ? Two(most) : "";
            table.Add(entry.At.ToString(), set.Name, "self", Two(entry.Self.Interval), Two(entry.Self.Average), limit);
            foreach (var site in entry.Sites)
            {
                table.Add(entry.At.ToString(), set.Name, site.Name, Two(site.Interval), Two(site.Average), "");
            }
        }

        session.Write(table);
    }

    private static string Two(decimal value) => value.ToString("0.00", CultureInfo.InvariantCulture);

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
