namespace Weir.Protocol.Care;

/// <summary>What token is wanted: <c>POST /v1/tokens</c>.</summary>
/// <param name="Name">Whose or what for; shown in audit lines.</param>
/// <param name="Role">viewer, user, operator, administrator or agent; at most the caller's own.</param>
/// <param name="Days">How long it holds, 1 to 3650; default 365.</param>
public sealed record TokenRequest(string Name, string Role, int? Days);
