namespace Weir.Protocol.Administration;

/// <summary>Who the caller is taken for: <c>GET /v1/whoami</c>.</summary>
/// <param name="User">Name.</param>
/// <param name="Role">viewer, user, operator, administrator.</param>
/// <param name="By">How that is known: peer (the kernel), token, link.</param>
/// <param name="Machine">Where the caller is, where that is known.</param>
public sealed record Whoami(string User, string Role, string By, string? Machine);
