namespace Weir.Protocol.Administration;

/// <summary>What <c>DELETE /v1/tokens/NAME</c> and <c>DELETE /v1/tokens?user=NAME</c> ended.</summary>
/// <param name="Tokens">The tokens, by name.</param>
/// <param name="Users">The users whose console sessions ended too.</param>
public sealed record TokensRevoked(IReadOnlyList<string> Tokens, IReadOnlyList<string> Users);
