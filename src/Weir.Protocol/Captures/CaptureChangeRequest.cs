namespace Weir.Protocol.Captures;

/// <summary>What is to change of a capture: <c>POST /v1/captures/{id}</c>. What is absent stays; an empty text takes off.</summary>
public sealed record CaptureChangeRequest
{
    public string? JobName { get; set; }

    /// <summary>LIBRARY/NAME.</summary>
    public string? JobDescription { get; set; }

    /// <summary>LIBRARY/NAME.</summary>
    public string? JobQueue { get; set; }

    /// <summary>1 to 9.</summary>
    public int? Priority { get; set; }

    public bool? Hold { get; set; }

    /// <summary>YYYY-MM-DD.</summary>
    public string? Date { get; set; }

    public string? Service { get; set; }

    public string? Monitor { get; set; }

    /// <summary>NAME or NAME=n; all that it needs from now on.</summary>
    public IReadOnlyList<string>? Limits { get; set; }

    /// <summary>All libraries from now on.</summary>
    public IReadOnlyList<string>? LibraryList { get; set; }

    /// <summary>Absolute.</summary>
    public string? Directory { get; set; }

    /// <summary>NAME=value sets a variable, NAME takes it out.</summary>
    public IReadOnlyList<string>? Environment { get; set; }

    /// <summary>The command and its arguments, in the place of what there is, a script too.</summary>
    public IReadOnlyList<string>? Command { get; set; }

    /// <summary>Places of the local data area, each START:'text' or START:X'hexadecimal'.</summary>
    public IReadOnlyList<string>? LocalDataAt { get; set; }

    /// <summary>The image to which the local data area goes back.</summary>
    public long? Rollback { get; set; }

    /// <summary>Why; kept with the action.</summary>
    public string? Text { get; set; }
}
