using System.Globalization;
using Weir.Jobs;

namespace Weir.ThruPut.Writing;

/// <summary>Writes the items of replies, in the order of tags that the original's pages have.</summary>
internal static class BodyWriter
{
    public static void Group(MessageWriter xml, GsqGroup group)
    {
        xml.Open("service_group");
        xml.Text("control_center", group.ControlCenter);
        xml.Text("type", group.Type);
        Sections(xml, group.Sections);
        xml.Close();
    }

    public static void Group(MessageWriter xml, PsqGroup group)
    {
        xml.Open("service_group");
        xml.Text("group_name", group.Name);
        Sections(xml, group.Sections);
        xml.Close();
    }

    public static void Job(MessageWriter xml, in SgjJob job)
    {
        xml.Open("job");
        xml.Text("name", job.Name);
        xml.Text("id", job.Id);
        xml.Text("owner", job.Owner);
        xml.Text("control_center", job.ControlCenter);
        xml.Text("type", job.Type);
        Turn(xml, job.Importance, job.Bucket, job.Ets);
    }

    public static void Job(MessageWriter xml, in SpjJob job)
    {
        xml.Open("job");
        xml.Text("name", job.Name);
        xml.Text("id", job.Id);
        xml.Text("owner", job.Owner);
        xml.Text("service_group", job.Group);
        Turn(xml, job.Importance, job.Bucket, job.Ets);
    }

    public static void Section(MessageWriter xml, SgdSection section)
    {
        xml.Open("section");
        xml.Text("rm", section.Manager);
        xml.Text("holding", section.Holding ? "Y" : "N");
        xml.Names("line", section.Lines);
        xml.Close();
    }

    public static void Entry(MessageWriter xml, HslEntry entry, int version)
    {
        xml.Open("entry");
        xml.Text("date_time", entry.At.ToString());
        xml.Number("gs_ix", entry.General);
        if (version >= 2)
        {
            xml.Number("ps_ix", entry.Production);
        }

        xml.Close();
    }

    public static void Entry(MessageWriter xml, HsqEntry entry, int version)
    {
        xml.Open("entry");
        xml.Text("date_time", entry.At.ToString());
        xml.Number("gs_queue", entry.General);
        if (version >= 2)
        {
            xml.Number("ps_queue", entry.Production ?? 0);
        }

        xml.Close();
    }

    public static void Machine(MessageWriter xml, HcaMachine machine, int version)
    {
        xml.Open("lpar");
        xml.Text("name", machine.Name);
        xml.Text("status", machine.Active ? "Active" : "Inactive");
        foreach (var entry in machine.Entries)
        {
            xml.Open("entry");
            xml.Text("date_time", entry.At.ToString());
            xml.Text("sync", entry.Sync ? "Y" : "N");
            Blocks(xml, entry, version);
            xml.Close();
        }

        xml.Close();
    }

    public static void Set(MessageWriter xml, HxaSet set)
    {
        xml.Open("mpx_lpar_set");
        xml.Text("name", set.Name);
        foreach (var entry in set.Entries)
        {
            xml.Open("entry");
            xml.Text("date_time", entry.At.ToString());
            xml.Open("self");
            Usage(xml, entry.Self, "");
            xml.Close();
            foreach (var site in entry.Sites)
            {
                xml.Open("cpc");
                xml.Text("name", site.Name);
                xml.Text("int", Two(site.Interval));
                xml.Text("avg", Two(site.Average));
                xml.Close();
            }

            xml.Close();
        }

        xml.Close();
    }

    private static void Blocks(MessageWriter xml, HcaEntry entry, int version)
    {
        if (entry.Self is { } self)
        {
            xml.Open("self");
            Usage(xml, self.Usage, "");
            xml.Number("cap_level", self.Level);
            xml.Text("cap_percent", self.Percent?.ToString("0.0", CultureInfo.InvariantCulture) ?? "");
            xml.Text("cap_reason", self.Reason);
            xml.Close();
        }

        if (entry.Group is { } group)
        {
            Block(xml, "group", group);
        }

        foreach (var set in entry.Sets)
        {
            Block(xml, "set", set);
        }

        foreach (var set in version >= 2 ? entry.SiteSets : [])
        {
            xml.Open("setcmp");
            xml.Text("name", set.Name);
            Usage(xml, set.Usage, "");
            Usage(xml, set.AllSites, "cmp");
            xml.Close();
        }
    }

    private static void Block(MessageWriter xml, string tag, HcaBlock block)
    {
        xml.Open(tag);
        xml.Text("name", block.Name);
        Usage(xml, block.Usage, "");
        xml.Close();
    }

    private static void Usage(MessageWriter xml, Usage usage, string scope)
    {
        xml.Text("int" + scope, Two(usage.Interval));
        xml.Text("avg" + scope, Two(usage.Average));
        xml.Text("limit" + scope, usage.Limit?.ToString("0.##", CultureInfo.InvariantCulture) ?? "");
    }

    private static string Two(decimal value) => value.ToString("0.00", CultureInfo.InvariantCulture);

    private static void Sections(MessageWriter xml, IReadOnlyList<Section> sections)
    {
        foreach (var section in sections)
        {
            xml.Open("section");
            xml.Number("ix", section.Index);
            xml.Number("nn", section.Normal);
            xml.Number("dn", section.Delayed);
            xml.Number("ne", section.Exceptional);
            xml.Number("de", section.DelayedExceptional);
            xml.Close();
        }
    }

    private static void Turn(MessageWriter xml, int importance, int bucket, Ets ets)
    {
        xml.Number("i", importance);
        xml.Text("position", Bucket.Position(bucket));
        xml.Text("ets", ets.Text);
        xml.Number("ets_code", ets.Code);
        xml.Close();
    }
}
