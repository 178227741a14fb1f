namespace Weir.JobVariables;

/// <summary>What the first three bytes of a record say: <c>$</c> and one or two letters. Any are taken; some are known.</summary>
public readonly record struct MonitoringStatus
{
    private readonly string? _letters;

    private MonitoringStatus(string letters) => _letters = letters;

    /// <summary>Accepted and waiting, <c>$S</c>.</summary>
    public static MonitoringStatus Waiting { get; } = new("S");

    /// <summary>Running, <c>$R</c>.</summary>
    public static MonitoringStatus Running { get; } = new("R");

    /// <summary>Ended with success, <c>$T</c>.</summary>
    public static MonitoringStatus Succeeded { get; } = new("T");

    /// <summary>Ended in any other way, or monitored no more, <c>$A</c>.</summary>
    public static MonitoringStatus Failed { get; } = new("A");

    /// <summary>Moved to another machine, <c>$M</c>.</summary>
    public static MonitoringStatus Moved { get; } = new("M");

    /// <summary>The letters after the <c>$</c>; empty where the record says nothing.</summary>
    public string Letters => _letters ?? "";

    /// <summary>What it means in words; <see langword="null"/> where it is none of the known.</summary>
    public string? Meaning =>
        Letters switch
        {
            "S" => "accepted, waiting",
            "R" => "running",
            "T" => "ended with success",
            "A" => "ended otherwise, or monitored no more",
            "M" => "moved to another machine",
            _ => null,
        };

    /// <summary>Whether the job it speaks of is over.</summary>
    public bool IsEnd => Letters is "T" or "A" or "M";

    /// <summary>Makes a status of its letters.</summary>
    /// <exception cref="FormatException">They are not one or two of A-Z.</exception>
    public static MonitoringStatus Parse(string letters)
    {
        var proper = letters.StartsWith('$') ? letters[1..].TrimEnd(' ') : letters;
        return proper.Length is 1 or 2 && proper.All(char.IsAsciiLetterUpper)
            ? new MonitoringStatus(proper)
            : throw new FormatException($"'{Jobs.Printable.Escape(letters)}' is not a status: $ and one or two of A-Z");
    }

    /// <summary><c>$S</c>.</summary>
    public override string ToString() => "$" + Letters;

    internal static MonitoringStatus Create(string three) =>
        three is ['$', ..] ? new MonitoringStatus(three[1..].TrimEnd(' ')) : new MonitoringStatus("");
}
