using Weir.Jobs;

namespace Weir.Web.Callers;

/// <summary>What a token stands for.</summary>
/// <param name="Name">The token's name.</param>
/// <param name="User">Whose it is.</param>
/// <param name="Role">What its bearer may do.</param>
/// <param name="Machine">The machine whose agent bears it, or <see langword="null"/>.</param>
public sealed record TokenGrant(string Name, string User, Role Role, string? Machine);
