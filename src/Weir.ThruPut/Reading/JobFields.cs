using Weir.Jobs;

namespace Weir.ThruPut.Reading;

/// <summary>The tags of a job in a list.</summary>
internal record struct JobFields
{
    private string? _ets;
    private int? _code;

    public string Name { get; private set; }

    public string Id { get; private set; }

    public string Owner { get; private set; }

    public string ControlCenter { get; private set; }

    public string Type { get; private set; }

    public string Group { get; private set; }

    public int Importance { get; private set; }

    public int Bucket { get; private set; }

    // The original's examples lack the number: it follows from the text.
    public readonly Ets Ets => _code is { } code ? new Ets(_ets ?? "", code) : Ets.Read(_ets ?? "");

    public static JobFields Read(MessageCursor cursor)
    {
        var fields = new JobFields
        {
            Name = "",
            Id = "",
            Owner = "",
            ControlCenter = "",
            Type = "",
            Group = "",
        };
        var job = cursor.Enter();
        while (cursor.Next(job, out var tag))
        {
            fields.Read(cursor, tag);
        }

        return fields;
    }

    private void Read(MessageCursor cursor, Tag tag)
    {
        switch (tag.Name)
        {
            case "name":
                Name = cursor.Text().Trim();
                break;
            case "id":
                Id = cursor.Text().Trim();
                break;
            case "owner":
                Owner = cursor.Text().Trim();
                break;
            case "control_center":
                ControlCenter = cursor.Text().Trim();
                break;
            case "type":
                Type = cursor.Text().Trim();
                break;
            case "service_group":
                Group = cursor.Text().Trim();
                break;
            case "i":
                Importance = Values.Number(cursor, tag);
                break;
            case "position":
                Bucket = Values.Position(cursor, tag);
                break;
            case "ets":
                _ets = cursor.Text().Trim();
                break;
            case "ets_code":
                _code = Values.NumberOrNone(cursor, tag);
                break;
            default:
                cursor.Pass();
                break;
        }
    }
}
