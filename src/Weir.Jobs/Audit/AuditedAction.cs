namespace Weir.Jobs;

/// <summary>
/// What somebody is about to do: an operation says it
/// once, at its head, and what comes of it becomes an entry of the audit.
/// </summary>
/// <param name="Actor">Who.</param>
/// <param name="Action">What is asked for, in the words of the command line.</param>
/// <param name="Kind">What it is to be done to.</param>
/// <param name="Subject">Its name or number.</param>
/// <param name="Text">Why, in the actor's words.</param>
public sealed record AuditedAction(Actor Actor, string Action, string Kind, string Subject, string? Text = null)
{
    /// <summary>It was done.</summary>
    public AuditEntry Succeeded(DateTimeOffset at, string? before = null, string? after = null, string? detail = null) =>
        new(at, Actor, Action, Kind, Subject, AuditOutcome.Done, Text, before, after, detail);

    /// <summary>It was not allowed.</summary>
    public AuditEntry Refused(DateTimeOffset at, string why) =>
        new(at, Actor, Action, Kind, Subject, AuditOutcome.Refused, Text, Detail: why);
}
