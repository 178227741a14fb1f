using Weir.Jobs;

namespace Weir.Notices;

/// <summary>Something about notifications that operators are to know.</summary>
public sealed record BoardMessage(DateTimeOffset At, MessageSeverity Severity, string Code, string Text);
