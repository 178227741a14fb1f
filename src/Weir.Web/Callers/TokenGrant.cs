using Weir.Jobs;

namespace Weir.Web.Callers;

/// <summary>What a token stands for.</summary>
/// <param name="Name">The token's name.</param>
/// <param name="User">Whose it is.</param>
/// <param name="Role">What its bearer may do.</param>
/// <param name="Machine">The machine whose agent bears it or whose user that is, or <see langword="null"/>.</param>
/// <param name="UserId">The user's id there, or <see langword="null"/>.</param>
/// <param name="Until">When it ends, UTC.</param>
/// <param name="MakesTokens">Whether its bearer may make tokens.</param>
public sealed record TokenGrant(string Name, string User, Role Role, string? Machine, uint? UserId, DateTimeOffset Until, bool MakesTokens);
