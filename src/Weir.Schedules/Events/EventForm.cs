namespace Weir.Schedules.Events;

/// <summary>A form that an event may have: its name, its fields and what it means.</summary>
public sealed class EventForm
{
    internal EventForm(string name, string fields, Func<EventFields, EventAction?> read)
    {
        Name = name;
        Usage = fields.Length == 0 ? name : $"{name},{fields}";
        Most = fields.Length == 0 ? 0 : fields.Split(',').Length;
        LastTakesAll = fields.EndsWith("TEXT", StringComparison.Ordinal) || fields.EndsWith("TEXT]", StringComparison.Ordinal);
        Read = read;
    }

    /// <summary>As <c>$JOB:HOLD</c>.</summary>
    public string Name { get; }

    /// <summary>The whole, as <c>$JOB:HOLD,DATE,SCHEDULE,JOB</c>.</summary>
    public string Usage { get; }

    /// <summary>How many fields it has at most.</summary>
    public int Most { get; }

    /// <summary>Whether its last field is text for people, in which commas are only commas.</summary>
    public bool LastTakesAll { get; }

    /// <summary>Reads its fields; the first fault is kept with them.</summary>
    internal Func<EventFields, EventAction?> Read { get; }

    /// <inheritdoc />
    public override string ToString() => Name;
}
