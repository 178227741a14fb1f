namespace Weir.Tracking.Variables;

/// <summary>
/// A variable as people write it, in words, and as messages have it. <see langword="null"/> stands for what was not said.
/// </summary>
public sealed record VariableText
{
    public string? Name { get; set; }

    /// <summary>The schedule, or the day of one of its instances, for whose jobs it is.</summary>
    public string? Schedule { get; set; }

    /// <summary>The job that it is for.</summary>
    public string? Job { get; set; }

    public string? Description { get; set; }

    /// <summary>A fixed text, with other variables in it.</summary>
    public string? Value { get; set; }

    /// <summary>A program by its full path, and its arguments.</summary>
    public IReadOnlyList<string>? Program { get; set; }

    /// <summary>How long the program may take.</summary>
    public string? Within { get; set; }

    /// <summary>schedule, job, today or a date.</summary>
    public string? Date { get; set; }

    /// <summary>now.</summary>
    public string? Time { get; set; }

    /// <summary>How a date or a time is moved.</summary>
    public string? Move { get; set; }

    /// <summary>The calendar whose dates are no working days.</summary>
    public string? Calendar { get; set; }

    /// <summary>How a date or a time is written.</summary>
    public string? Form { get; set; }

    /// <summary>The name of an entry of the job's environment.</summary>
    public string? Environment { get; set; }

    /// <summary>A file, whose first line is meant.</summary>
    public string? File { get; set; }

    /// <summary>What it is where program, environment or file have nothing.</summary>
    public string? Default { get; set; }

    /// <summary>none, both, left or right.</summary>
    public string? Trim { get; set; }

    /// <summary>START:LENGTH, START: or :LENGTH.</summary>
    public string? Slice { get; set; }

    /// <summary>How a number is written.</summary>
    public string? Number { get; set; }

    /// <summary>START:LENGTH of the local data area.</summary>
    public string? LocalDataArea { get; set; }

    /// <summary>Whether it is text of a shell's line where it stands in one.</summary>
    public bool? Raw { get; set; }
}
