using Weir.Jobs;

namespace Weir.ThruPut.Reading;

/// <summary>The tags of a group in a count.</summary>
internal readonly record struct GroupFields(string ControlCenter, string Type, string Name, IReadOnlyList<Section> Sections)
{
    public static GroupFields Read(MessageCursor cursor)
    {
        var fields = new GroupFields("", "", "", []);
        var sections = new List<Section>(Bucket.Last + 1);
        var group = cursor.Enter();
        while (cursor.Next(group, out var tag))
        {
            switch (tag.Name)
            {
                case "control_center":
                    fields = fields with { ControlCenter = cursor.Text().Trim() };
                    break;
                case "type":
                    fields = fields with { Type = cursor.Text().Trim() };
                    break;
                case "group_name":
                    fields = fields with { Name = cursor.Text().Trim() };
                    break;
                case "section":
                    sections.Add(OneSection(cursor));
                    break;
                default:
                    cursor.Pass();
                    break;
            }
        }

        return fields with
        {
            Sections = sections,
        };
    }

    private static Section OneSection(MessageCursor cursor)
    {
        Section read = default;
        var section = cursor.Enter();
        while (cursor.Next(section, out var tag))
        {
            switch (tag.Name)
            {
                case "ix":
                    read = read with { Index = Values.Number(cursor, tag) };
                    break;
                case "nn":
                    read = read with { Normal = Values.Number(cursor, tag) };
                    break;
                case "dn":
                    read = read with { Delayed = Values.Number(cursor, tag) };
                    break;
                case "ne":
                    read = read with { Exceptional = Values.Number(cursor, tag) };
                    break;
                case "de":
                    read = read with { DelayedExceptional = Values.Number(cursor, tag) };
                    break;
                default:
                    cursor.Pass();
                    break;
            }
        }

        return read;
    }
}
