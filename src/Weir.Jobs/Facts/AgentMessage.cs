using System.Text.Json.Serialization;

namespace Weir.Jobs.Facts;

/// <summary>A line for operators that arose on the machine.</summary>
public sealed record AgentMessage(
    DateTimeOffset At,
    [property: JsonRequired] MessageSeverity Severity,
    [property: JsonRequired] string Code,
    [property: JsonRequired] string Text,
    TrackingNumber? Number) : Fact(At);
