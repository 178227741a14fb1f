namespace Weir.Protocol.Jobs;

/// <summary>A submission as JSON: <c>POST /v1/jobs</c>. What is not given is as <c>weir submit</c> has it.</summary>
public sealed record SubmitRequest
{
    /// <summary>The command and its arguments; either this or <see cref="Script"/>.</summary>
    public IReadOnlyList<string>? Command { get; set; }

    /// <summary>A script's text, beginning with <c>#!</c>.</summary>
    public string? Script { get; set; }

    public string? Name { get; set; }

    /// <summary>LIBRARY/NAME.</summary>
    public string? JobDescription { get; set; }

    /// <summary>LIBRARY/NAME.</summary>
    public string? JobQueue { get; set; }

    /// <summary>1 to 9.</summary>
    public int? Priority { get; set; }

    public bool Hold { get; set; }

    public DateOnly? Date { get; set; }

    /// <summary>At most 1024 bytes of UTF-8.</summary>
    public string? LocalDataArea { get; set; }

    public IReadOnlyList<string>? LibraryList { get; set; }

    /// <summary>NAME or NAME=n.</summary>
    public IReadOnlyList<string>? Limits { get; set; }

    /// <summary>The job variable that is to show its state.</summary>
    public string? Monitor { get; set; }

    /// <summary>That variable's password; not stored.</summary>
    public string? MonitorPassword { get; set; }

    /// <summary>The service group it wishes to be in: CONTROL.TYPE or NAME.</summary>
    public string? Service { get; set; }

    /// <summary>Absolute; default the user's home.</summary>
    public string? Directory { get; set; }

    public IReadOnlyDictionary<string, string>? Environment { get; set; }

    /// <summary>Draw one and repeat it when unsure whether a submission arrived: it is then the same submission.</summary>
    public Guid? Key { get; set; }
}
