namespace Weir.ThruPut.Reading;

/// <summary>The tags of a block in a history of capacity.</summary>
internal record struct UsageFields
{
    private decimal _interval;
    private decimal _average;
    private decimal? _limit;
    private decimal _allInterval;
    private decimal _allAverage;
    private decimal? _allLimit;

    public string Name { get; private set; }

    public int? Level { get; private set; }

    public decimal? Percent { get; private set; }

    public string Reason { get; private set; }

    public readonly Usage Usage => new(_interval, _average, _limit);

    public readonly Usage AllSites => new(_allInterval, _allAverage, _allLimit);

    public static UsageFields Read(MessageCursor cursor)
    {
        var fields = new UsageFields { Name = "", Reason = "" };
        var block = cursor.Enter();
        while (cursor.Next(block, out var tag))
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
            case "int":
                _interval = Values.Amount(cursor, tag);
                break;
            case "avg":
                _average = Values.Amount(cursor, tag);
                break;
            case "limit":
                _limit = Values.AmountOrNone(cursor, tag);
                break;
            case "intcmp":
                _allInterval = Values.Amount(cursor, tag);
                break;
            case "avgcmp":
                _allAverage = Values.Amount(cursor, tag);
                break;
            case "limitcmp":
                _allLimit = Values.AmountOrNone(cursor, tag);
                break;
            case "cap_level":
                Level = Values.NumberOrNone(cursor, tag);
                break;
            case "cap_percent":
                Percent = Values.AmountOrNone(cursor, tag);
                break;
            case "cap_reason":
                Reason = cursor.Text().Trim();
                break;
            default:
                cursor.Pass();
                break;
        }
    }
}
