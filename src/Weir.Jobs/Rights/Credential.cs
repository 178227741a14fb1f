namespace Weir.Jobs;

/// <summary>By what a caller is known whom no kernel vouches for.</summary>
/// <param name="Kind">A token, a session of the console, or an agent.</param>
/// <param name="Token">The token, or the one that the session began with; <see langword="null"/> of a session that the kernel's word
/// began.</param>
/// <param name="Until">When it ends, UTC: what it makes ends then too.</param>
/// <param name="MakesTokens">Whether its maker allowed it to make tokens itself.</param>
public sealed record Credential(CredentialKind Kind, string? Token, DateTimeOffset Until, bool MakesTokens);
