namespace Weir.Protocol.Jobs;

/// <summary>One line of a job's history.</summary>
public sealed record JobEventView(int Number, DateTimeOffset At, string Code, string Text, string? By);
