using Weir.Jobs;

namespace Weir.Protocol.Administration;

/// <summary>One act of the audit.</summary>
/// <param name="Id">Rises with each entry.</param>
/// <param name="At">When, UTC.</param>
/// <param name="User">Whose act it is: for whom it was done, else who did it.</param>
/// <param name="Action">What was asked for.</param>
/// <param name="Kind">What it was done to.</param>
/// <param name="Subject">Its name or number.</param>
/// <param name="Outcome">done or refused.</param>
public sealed record AuditView(long Id, DateTimeOffset At, string User, string Action, string Kind, string Subject, string Outcome)
{
    /// <summary>The user who is proven: another than <see cref="User"/> where one says to act for another.</summary>
    public string? ProvenUser { get; set; }

    /// <summary>The user's id on that machine, where the kernel said it.</summary>
    public long? UserId { get; set; }

    /// <summary>The machine whose user that is.</summary>
    public string? Machine { get; set; }

    /// <summary>By which way it came: socket, console, token, agent, xml, definition, weir.</summary>
    public string? Origin { get; set; }

    /// <summary>The token, the agent's machine or the definition it came through.</summary>
    public string? Through { get; set; }

    /// <summary>The TCP address it came from.</summary>
    public string? Address { get; set; }

    /// <summary>Why, in the actor's words.</summary>
    public string? Text { get; set; }

    /// <summary>The subject before.</summary>
    public string? Before { get; set; }

    /// <summary>The subject afterwards.</summary>
    public string? After { get; set; }

    /// <summary>What came of it, or why it was refused.</summary>
    public string? Detail { get; set; }

    /// <summary>An entry as it is told.</summary>
    public static AuditView From(AuditEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        var actor = entry.Actor;
        return new AuditView(
            entry.Id,
            entry.At,
            actor.Name,
            entry.Action,
            entry.Kind,
            entry.Subject,
            entry.Outcome.ToString().ToLowerInvariant()
        )
        {
            ProvenUser = actor.User,
            UserId = actor.UserId,
            Machine = actor.Machine,
            Origin = actor.Origin.ToString().ToLowerInvariant(),
            Through = actor.Through,
            Address = actor.Address,
            Text = entry.Text,
            Before = entry.Before,
            After = entry.After,
            Detail = entry.Detail,
        };
    }
}
