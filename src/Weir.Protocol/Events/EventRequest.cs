namespace Weir.Protocol.Events;

/// <summary>What <c>POST /v1/events</c> is to do.</summary>
public sealed record EventRequest
{
    /// <summary>The event, as <c>$JOB:HOLD,,Night,LOAD</c>.</summary>
    public required string Event { get; init; }

    /// <summary>Why; kept with what it does.</summary>
    public string? Text { get; init; }

    /// <summary>The job that raises it, where one does.</summary>
    public int? Job { get; init; }

    /// <summary>Whether only what it would do is told.</summary>
    public bool DryRun { get; init; }
}
