namespace Weir.Protocol.Administration;

/// <summary>A token without its secret, of which only the hash is kept.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Role">viewer, user, operator, administrator or agent.</param>
/// <param name="User">Whose it is.</param>
/// <param name="Machine">Whose machine's user that is; of an agent, its machine. <see langword="null"/> of a token of an older
/// Weir.</param>
/// <param name="Holds">Whether its time is not over.</param>
/// <param name="ExpiresAt">Until when, UTC.</param>
/// <param name="MadeAt">Since when, UTC.</param>
/// <param name="MadeBy">Who made it, and from where.</param>
/// <param name="LastUsed">When it was last used, to the minute; <see langword="null"/>: never.</param>
/// <param name="MakesTokens">Whether its bearer may make tokens.</param>
public sealed record TokenView(
    string Name,
    string Role,
    string User,
    string? Machine,
    bool Holds,
    DateTimeOffset ExpiresAt,
    DateTimeOffset MadeAt,
    string MadeBy,
    DateTimeOffset? LastUsed,
    bool MakesTokens
);
