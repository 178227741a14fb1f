namespace Weir.ThruPut.Reading;

/// <summary>Reads the bodies of replies.</summary>
internal static class ReplyBodyReader
{
    private delegate T Item<out T>(MessageCursor cursor);

    public static ThruPutReply Read(MessageCursor cursor, ThruPutType type) =>
        type switch
        {
            ThruPutType.Gsq => new GsqReply { Groups = Items(cursor, "service_group", GeneralGroup) },
            ThruPutType.Psq => new PsqReply { Groups = Items(cursor, "service_group", ProductionGroup) },
            ThruPutType.Sgj => new SgjReply { Jobs = Items(cursor, "job", GeneralJob) },
            ThruPutType.Spj => new SpjReply { Jobs = Items(cursor, "job", ProductionJob) },
            ThruPutType.Sgd => Details(cursor),
            ThruPutType.Hsl => new HslReply { Entries = Items(cursor, "entry", SelectionPoint) },
            ThruPutType.Hsq => new HsqReply { Entries = Items(cursor, "entry", QueueSizes) },
            ThruPutType.Hca => new HcaReply { Machines = Items(cursor, "lpar", CapacityReader.Machine) },
            _ => new HxaReply { Sets = Items(cursor, "mpx_lpar_set", CapacityReader.Set) },
        };

    private static List<T> Items<T>(MessageCursor cursor, string name, Item<T> read)
    {
        var items = new List<T>();
        var body = cursor.Enter();
        while (cursor.Next(body, out var tag))
        {
            if (tag.Name == name)
            {
                items.Add(read(cursor));
            }
            else
            {
                cursor.Pass();
            }
        }

        return items;
    }

    private static GsqGroup GeneralGroup(MessageCursor cursor)
    {
        var fields = GroupFields.Read(cursor);
        return new GsqGroup(fields.ControlCenter, fields.Type, fields.Sections);
    }

    private static PsqGroup ProductionGroup(MessageCursor cursor)
    {
        var fields = GroupFields.Read(cursor);
        return new PsqGroup(fields.Name, fields.Sections);
    }

    private static SgjJob GeneralJob(MessageCursor cursor)
    {
        var fields = JobFields.Read(cursor);
        return new SgjJob(
            fields.Name,
            fields.Id,
            fields.Owner,
            fields.ControlCenter,
            fields.Type,
            fields.Importance,
            fields.Bucket,
            fields.Ets
        );
    }

    private static SpjJob ProductionJob(MessageCursor cursor)
    {
        var fields = JobFields.Read(cursor);
        return new SpjJob(fields.Name, fields.Id, fields.Owner, fields.Group, fields.Importance, fields.Bucket, fields.Ets);
    }

    private static SgdReply Details(MessageCursor cursor)
    {
        var name = "";
        var id = "";
        var sections = new List<SgdSection>();
        var body = cursor.Enter();
        while (cursor.Next(body, out var tag))
        {
            switch (tag.Name)
            {
                case "name":
                    name = cursor.Text().Trim();
                    break;
                case "id":
                    id = cursor.Text().Trim();
                    break;
                case "section":
                    sections.Add(DetailSection(cursor));
                    break;
                default:
                    cursor.Pass();
                    break;
            }
        }

        return new SgdReply
        {
            Name = name,
            Id = id,
            Sections = sections,
        };
    }

    private static SgdSection DetailSection(MessageCursor cursor)
    {
        var manager = "";
        var holding = false;
        var lines = new List<string>();
        var section = cursor.Enter();
        while (cursor.Next(section, out var tag))
        {
            switch (tag.Name)
            {
                case "rm":
                    manager = cursor.Text().Trim();
                    break;
                case "holding":
                    holding = cursor.Text().Trim() == "Y";
                    break;
                case "line":
                    // Blanks at the beginning are the layout.
                    lines.Add(cursor.Text());
                    break;
                default:
                    cursor.Pass();
                    break;
            }
        }

        return new SgdSection(manager, holding, lines);
    }

    private static HslEntry SelectionPoint(MessageCursor cursor)
    {
        ThruPutTime at = default;
        int? general = null;
        int? production = null;
        var entry = cursor.Enter();
        while (cursor.Next(entry, out var tag))
        {
            switch (tag.Name)
            {
                case "date_time":
                    at = Values.Time(cursor, tag);
                    break;
                case "gs_ix":
                    general = Values.NumberOrNone(cursor, tag);
                    break;
                case "ps_ix":
                    production = Values.NumberOrNone(cursor, tag);
                    break;
                default:
                    cursor.Pass();
                    break;
            }
        }

        return new HslEntry(at, general, production);
    }

    private static HsqEntry QueueSizes(MessageCursor cursor)
    {
        ThruPutTime at = default;
        var general = 0;
        int? production = null;
        var entry = cursor.Enter();
        while (cursor.Next(entry, out var tag))
        {
            switch (tag.Name)
            {
                case "date_time":
                    at = Values.Time(cursor, tag);
                    break;
                case "gs_queue":
                    general = Values.Number(cursor, tag);
                    break;
                case "ps_queue":
                    production = Values.NumberOrNone(cursor, tag);
                    break;
                default:
                    cursor.Pass();
                    break;
            }
        }

        return new HsqEntry(at, general, production);
    }
}
