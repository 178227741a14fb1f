namespace Weir.Protocol.Jobs;

/// <summary>A submission as JSON: <c>POST /v1/jobs</c>. What is not given is as <c>weir submit</c> has it.</summary>
public sealed record SubmitRequest
{
    /// <summary>The command and its arguments; either this or <see cref="Script"/>.</summary>
    public IReadOnlyList<string>? Command { get; init; }

    /// <summary>A script's text, beginning with <c>#!</c>.</summary>
    public string? Script { get; init; }

    public string? Name { get; init; }

    /// <summary>LIBRARY/NAME.</summary>
    public string? JobDescription { get; init; }

    /// <summary>LIBRARY/NAME.</summary>
    public string? JobQueue { get; init; }

    /// <summary>1 to 9.</summary>
    public int? Priority { get; init; }

    public bool Hold { get; init; }

    public DateOnly? Date { get; init; }

    /// <summary>At most 1024 bytes of UTF-8.</summary>
    public string? LocalDataArea { get; init; }

    public IReadOnlyList<string>? LibraryList { get; init; }

    /// <summary>NAME or NAME=n.</summary>
    public IReadOnlyList<string>? Limits { get; init; }

    /// <summary>Absolute; default the user's home.</summary>
    public string? Directory { get; init; }

    public IReadOnlyDictionary<string, string>? Environment { get; init; }

    /// <summary>Draw one and repeat it when unsure whether a submission arrived: it is then the same submission.</summary>
    public Guid? Key { get; init; }
}
