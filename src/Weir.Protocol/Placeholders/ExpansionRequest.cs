namespace Weir.Protocol.Placeholders;

/// <summary>Which text is to be expanded, and for what: <c>POST /v1/placeholders/expand</c>.</summary>
/// <param name="Text">The text, up to 20000 characters.</param>
public sealed record ExpansionRequest(string Text)
{
    /// <summary>A job's number; <see langword="null"/>: no job that there is.</summary>
    public int? Number { get; set; }

    /// <summary>A schedule, or the day of one of its instances.</summary>
    public string? Schedule { get; set; }

    /// <summary>The name of a job of the schedule.</summary>
    public string? Job { get; set; }

    /// <summary>The schedule's date; <see langword="null"/>: the job's, or today.</summary>
    public DateOnly? Date { get; set; }
}
