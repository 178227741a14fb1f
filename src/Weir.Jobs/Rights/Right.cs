namespace Weir.Jobs;

/// <summary>One line of the table <see cref="Authority"/>: who may do an operation, and how far that goes.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="Text">The same for people.</param>
/// <param name="Subject">What it is about.</param>
public sealed record Right(Operation Operation, string Text, RightSubject Subject)
{
    /// <summary>Somebody who is not known.</summary>
    public Reach Anonymous { get; init; }

    /// <summary>A viewer.</summary>
    public Reach Viewer { get; init; }

    /// <summary>A user.</summary>
    public Reach User { get; init; }

    /// <summary>An operator.</summary>
    public Reach Operator { get; init; }

    /// <summary>An administrator.</summary>
    public Reach Administrator { get; init; }

    /// <summary>An agent by its own token.</summary>
    public Reach Agent { get; init; }

    /// <summary>Whether an agent may pass it on for its machine's users without being trusted with more.</summary>
    public bool Forwarded { get; init; } = true;

    /// <summary>What the caller has to be known by.</summary>
    public RightProof Proof { get; init; }

    /// <summary>How far it goes for a role; <see langword="null"/> is nobody known.</summary>
    public Reach For(Role? role) =>
        role switch
        {
            null => Anonymous,
            Role.Agent => Agent,
            Role.Viewer => Viewer,
            Role.User => User,
            Role.Operator => Operator,
            Role.Administrator => Administrator,
            _ => Reach.None,
        };
}
