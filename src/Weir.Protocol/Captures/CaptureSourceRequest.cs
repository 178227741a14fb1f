namespace Weir.Protocol.Captures;

/// <summary>From where to capture, or no more: <c>POST /v1/captures/start</c>, <c>POST /v1/captures/stop</c>.</summary>
public sealed record CaptureSourceRequest
{
    /// <summary>The longest that capturing lasts: one day.</summary>
    public const int MostSeconds = 24 * 60 * 60;

    /// <summary>After so many submissions it ends at the latest, where it is to end by their number.</summary>
    public const int MostSubmissions = 9999;

    /// <summary>job, terminal or user; absent at a stop: any.</summary>
    public string? Kind { get; set; }

    /// <summary>The submitting job's name, the terminal, or the user; absent at a stop: all.</summary>
    public string? Name { get; set; }

    /// <summary>For how long, 1 second to 1 day; default 15 minutes.</summary>
    public int? Seconds { get; set; }

    /// <summary>After how many submissions it ends, 1 to 9999; default any number.</summary>
    public int? Most { get; set; }

    /// <summary>Whether a submission takes the place of its submitter's capture of that name.</summary>
    public bool Replace { get; set; }

    /// <summary>Why; kept with the action.</summary>
    public string? Text { get; set; }
}
