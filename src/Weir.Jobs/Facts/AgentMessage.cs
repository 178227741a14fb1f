using System.Text.Json.Serialization;

namespace Weir.Jobs.Facts;

/// <summary>A line for operators that arose on the machine.</summary>
public sealed record AgentMessage(
    DateTimeOffset At,
    [property: JsonRequired] MessageSeverity Severity,
    [property: JsonRequired] string Code,
    [property: JsonRequired] string Text,
    TrackingNumber? Number
) : Fact(At)
{
    /// <summary>Somebody acted at the machine, or tried to: for the audit instead. An older server shows it as a message.</summary>
    public AuditEntry? Act { get; init; }

    /// <summary>What somebody did, or tried to do.</summary>
    public static AgentMessage From(AuditEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var (severity, code, what) =
            entry.Outcome == AuditOutcome.Done
                ? (MessageSeverity.Information, "acted", "")
                : (MessageSeverity.Warning, "refused", "was refused: ");
        return new AgentMessage(entry.At, severity, code, $"{entry.Actor} {what}{entry.Action}, {entry.Kind} {entry.Subject}", null)
        {
            Act = entry,
        };
    }
}
