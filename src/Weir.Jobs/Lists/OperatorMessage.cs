namespace Weir.Jobs;

/// <summary>A line for operators: what <c>weir messages</c> shows.</summary>
/// <param name="Id">Rises with time; 0 until stored.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Severity">How bad.</param>
/// <param name="Code">Stable word.</param>
/// <param name="Text">One sentence.</param>
/// <param name="Number">The job it is about, or <see langword="null"/>.</param>
public sealed record OperatorMessage(long Id, DateTimeOffset At, MessageSeverity Severity, string Code, string Text, TrackingNumber? Number)
{
    /// <summary>When somebody took note of it, UTC.</summary>
    public DateTimeOffset? AcknowledgedAt { get; init; }

    /// <summary>Who did.</summary>
    public string? AcknowledgedBy { get; init; }
}
