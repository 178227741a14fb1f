namespace Weir.Protocol.Administration;

/// <summary>A new token; its text is told this once only.</summary>
public sealed record TokenCreated(string Name, string Role, string Token, DateTimeOffset ExpiresAt);
