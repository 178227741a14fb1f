namespace Weir.Jobs.Outputs;

/// <summary>What is done when a line of a job's output has some form.</summary>
public sealed record OutputRule
{
    /// <summary>The most rules of a definition.</summary>
    public const int Most = 20;

    /// <summary>The most times that one acts for a job.</summary>
    public const int MostTimes = 100;

    /// <summary>So many bytes of a line are looked at.</summary>
    public const int LongestLine = 4096;

    /// <summary>The pattern: a regular expression without look-around and back references.</summary>
    public required string Match { get; init; }

    /// <summary>Which of the two files is looked at; <see langword="null"/> is both.</summary>
    public string? In { get; init; }

    /// <summary>What operators are told; <see langword="null"/> is nothing.</summary>
    public string? Message { get; init; }

    /// <summary>How severe that is.</summary>
    public MessageSeverity Severity { get; set; } = MessageSeverity.Warning;

    /// <summary>What is written to the job's standard input; <see langword="null"/> is nothing.</summary>
    public string? Reply { get; init; }

    /// <summary>Whether the job is ended.</summary>
    public bool End { get; init; }

    /// <summary>
    /// How the job counts once it has ended, whatever its exit status: succeeded or failed; <see langword="null"/>: as that says.
    /// </summary>
    public string? Result { get; init; }

    /// <summary>A program and its arguments that is run as the job's user; none is none.</summary>
    public IReadOnlyList<string> Run { get; set; } = [];

    /// <summary>How often it acts for one job, 1 to <see cref="MostTimes"/>.</summary>
    public int Times { get; set; } = 1;
}
