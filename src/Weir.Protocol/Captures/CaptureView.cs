namespace Weir.Protocol.Captures;

/// <summary>All of a capture: <c>GET /v1/captures/{id}</c>.</summary>
public sealed record CaptureView
{
    /// <summary>What it is known by.</summary>
    public required string Id { get; set; }

    /// <summary>The name of the jobs that it becomes.</summary>
    public required string JobName { get; set; }

    /// <summary>As whom they run.</summary>
    public required string User { get; set; }

    /// <summary>What it was captured from.</summary>
    public required string Source { get; set; }

    public DateTimeOffset CapturedAt { get; set; }

    public required string CapturedBy { get; set; }

    public DateTimeOffset ChangedAt { get; set; }

    public required string ChangedBy { get; set; }

    /// <summary>How it came: submit, run, cron.</summary>
    public required string Way { get; set; }

    /// <summary>LIBRARY/NAME.</summary>
    public required string JobDescription { get; set; }

    /// <summary>LIBRARY/NAME.</summary>
    public required string JobQueue { get; set; }

    public int Priority { get; set; }

    public bool Hold { get; set; }

    public DateOnly? Date { get; set; }

    public string? Service { get; set; }

    public string? Monitor { get; set; }

    /// <summary>NAME or NAME=n.</summary>
    public required IReadOnlyList<string> Limits { get; set; }

    public required IReadOnlyList<string> LibraryList { get; set; }

    public required string Directory { get; set; }

    /// <summary>Its command; what may be secret is left out of another user's.</summary>
    public required string Command { get; set; }

    /// <summary>Whether a script was submitted, whose text <c>/text</c> has.</summary>
    public bool IsScript { get; set; }

    /// <summary>NAME=value; of another user's the names only.</summary>
    public required IReadOnlyList<string> Environment { get; set; }

    /// <summary>Without the blanks at its end.</summary>
    public required string LocalDataArea { get; set; }

    /// <summary>How many images of the local data area are kept.</summary>
    public int Images { get; set; }
}
