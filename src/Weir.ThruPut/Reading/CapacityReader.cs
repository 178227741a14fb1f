namespace Weir.ThruPut.Reading;

/// <summary>Reads histories of capacity.</summary>
internal static class CapacityReader
{
    public static HcaMachine Machine(MessageCursor cursor)
    {
        var name = "";
        var active = false;
        var entries = new List<HcaEntry>();
        var machine = cursor.Enter();
        while (cursor.Next(machine, out var tag))
        {
            switch (tag.Name)
            {
                case "name":
                    name = cursor.Text().Trim();
                    break;
                case "status":
                    active = cursor.Text().Trim() == "Active";
                    break;
                case "entry":
                    entries.Add(Entry(cursor));
                    break;
                default:
                    cursor.Pass();
                    break;
            }
        }

        return new HcaMachine(name, active, entries);
    }

    public static HxaSet Set(MessageCursor cursor)
    {
        var name = "";
        var entries = new List<HxaEntry>();
        var set = cursor.Enter();
        while (cursor.Next(set, out var tag))
        {
            switch (tag.Name)
            {
                case "name":
                    name = cursor.Text().Trim();
                    break;
                case "entry":
                    entries.Add(SetEntry(cursor));
                    break;
                default:
                    cursor.Pass();
                    break;
            }
        }

        return new HxaSet(name, entries);
    }

    private static HcaEntry Entry(MessageCursor cursor)
    {
        ThruPutTime at = default;
        var sync = false;
        HcaSelf? self = null;
        HcaBlock? group = null;
        var sets = new List<HcaBlock>();
        var siteSets = new List<HcaSiteSet>();
        var entry = cursor.Enter();
        while (cursor.Next(entry, out var tag))
        {
            switch (tag.Name)
            {
                case "date_time":
                    at = Values.Time(cursor, tag);
                    break;
                case "sync":
                    sync = cursor.Text().Trim() == "Y";
                    break;
                case "self":
                    var own = UsageFields.Read(cursor);
                    self = new HcaSelf(own.Usage, own.Level, own.Percent, own.Reason);
                    break;
                case "group":
                    var members = UsageFields.Read(cursor);
                    group = new HcaBlock(members.Name, members.Usage);
                    break;
                case "set":
                    var set = UsageFields.Read(cursor);
                    sets.Add(new HcaBlock(set.Name, set.Usage));
                    break;
                case "setcmp":
                    var sites = UsageFields.Read(cursor);
                    siteSets.Add(new HcaSiteSet(sites.Name, sites.Usage, sites.AllSites));
                    break;
                default:
                    cursor.Pass();
                    break;
            }
        }

        return new HcaEntry(at, sync, self, group, sets, siteSets);
    }

    private static HxaEntry SetEntry(MessageCursor cursor)
    {
        ThruPutTime at = default;
        Usage self = default;
        var sites = new List<HxaSite>();
        var entry = cursor.Enter();
        while (cursor.Next(entry, out var tag))
        {
            switch (tag.Name)
            {
                case "date_time":
                    at = Values.Time(cursor, tag);
                    break;
                case "self":
                    self = UsageFields.Read(cursor).Usage;
                    break;
                case "cpc":
                    var site = UsageFields.Read(cursor);
                    sites.Add(new HxaSite(site.Name, site.Usage.Interval, site.Usage.Average));
                    break;
                default:
                    cursor.Pass();
                    break;
            }
        }

        return new HxaEntry(at, self, sites);
    }
}
