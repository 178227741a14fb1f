using Weir.Jobs;

namespace Weir.Server.Definitions;

/// <summary>A token, of which only the hash is kept.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Hash">SHA-256 of the secret, hexadecimal.</param>
/// <param name="User">Whose it is.</param>
/// <param name="Role">What its bearer may do.</param>
/// <param name="Machine">The machine whose agent bears it, or <see langword="null"/>.</param>
/// <param name="ExpiresAt">Until when it holds, UTC.</param>
/// <param name="MadeAt">When, UTC.</param>
/// <param name="MadeBy">Who, and from where.</param>
public sealed record TokenDefinition(
    string Name,
    string Hash,
    string User,
    Role Role,
    string? Machine,
    DateTimeOffset ExpiresAt,
    DateTimeOffset MadeAt,
    string MadeBy
)
{
    /// <summary>The machine whose user that is; <see langword="null"/> of a token of an older Weir, and of an agent's.</summary>
    public string? UserMachine { get; init; }

    /// <summary>The user's id there.</summary>
    public uint? UserId { get; init; }

    /// <summary>Whether its bearer may make tokens.</summary>
    public bool MakesTokens { get; init; }

    /// <summary>The token by which it was made: it goes with that one.</summary>
    public string? Parent { get; init; }

    /// <summary>Whose it is.</summary>
    internal bool IsOf(Caller caller) =>
        UserMachine is not null && UserMachine == caller.Machine && UserId is not null && UserId == caller.UserId;
}
