namespace Weir.Jobs.Facts;

/// <summary>A line for operators that arose on the machine.</summary>
public sealed record AgentMessage(DateTimeOffset At, MessageSeverity Severity, string Code, string Text, TrackingNumber? Number) : Fact(At);
