namespace Weir.Protocol.Jobs;

/// <summary>A line for operators.</summary>
public sealed record MessageView(long Id, DateTimeOffset At, string Severity, string Code, string Text, int? Number)
{
    /// <summary>When somebody took note of it, UTC.</summary>
    public DateTimeOffset? AcknowledgedAt { get; init; }

    /// <summary>Who did.</summary>
    public string? AcknowledgedBy { get; init; }
}
