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
public sealed record TokenDefinition(string Name, string Hash, string User, Role Role, string? Machine, DateTimeOffset ExpiresAt, DateTimeOffset MadeAt, string MadeBy);
