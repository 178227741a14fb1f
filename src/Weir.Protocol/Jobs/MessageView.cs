namespace Weir.Protocol.Jobs;

/// <summary>A line for operators.</summary>
public sealed record MessageView(long Id, DateTimeOffset At, string Severity, string Code, string Text, int? Number);
