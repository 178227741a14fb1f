namespace Weir.Jobs;

/// <summary>Who asks for something: kept with every action on a job.</summary>
/// <param name="User">User name on the machine the call came from, or the token's owner.</param>
/// <param name="Role">What the caller may do.</param>
/// <param name="From">Where from: a machine's name, <c>console</c>, an address.</param>
public sealed record Caller(string User, Role Role, string From)
{
    /// <summary>
    /// The machine whose user this is; of an agent, its own. <see langword="null"/> where the caller is not a machine's user.
    /// </summary>
    public string? Machine { get; init; }

    /// <summary>The user's id on that machine; the name is for people to read.</summary>
    public uint? UserId { get; init; }

    /// <summary>The one machine whose jobs the caller reaches, because its agent speaks for it; <see langword="null"/>: all.</summary>
    public string? Only { get; init; }

    /// <summary>The token or session it is known by; <see langword="null"/>: the kernel's word.</summary>
    public Credential? Credential { get; init; }

    /// <summary>The same as it is kept with what the caller does.</summary>
    public Actor Actor
    {
        get => field ?? new Actor(User, ActorOrigin.Unknown, From);
        init;
    }

    /// <summary>Why, in the caller's words; kept with what the caller does.</summary>
    public string? Text { get; init; }

    /// <summary>What the caller is about to do.</summary>
    public AuditedAction To(string action, string kind, string subject) => new(Actor, action, kind, subject, Text);

    /// <summary>Whether the caller acts for all users.</summary>
    public bool IsOperator => Role >= Role.Operator;

    /// <summary>Whether a job of this owner is the caller's own.</summary>
    public bool Owns(Owner owner) => owner.Is(Machine, UserId, User);

    /// <summary>Whose own jobs are the caller's.</summary>
    public Owner Own => new(Machine ?? "", UserId, User);
}
