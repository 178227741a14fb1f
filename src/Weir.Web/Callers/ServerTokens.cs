using Weir.Jobs;
using Weir.Server;
using Weir.Server.Definitions;
using Weir.Server.Queries;

namespace Weir.Web.Callers;

/// <summary>
/// The tokens that the server keeps; a host without a server knows none. A token of a user of this machine ends with the account.
/// </summary>
internal sealed class ServerTokens(WeirServer? server, LocalAccounts accounts) : ITokens
{
    public TokenGrant? Find(string hash) =>
        server?.FindTokenOf(hash) is not { } token ? null
        : token.Role == Role.Agent ? Grant(token, token.Machine, null)
        : token.UserMachine is null ? OfOlderWeir(token)
        : accounts.AreGone(token.UserMachine, token.UserId, token.User) ? null
        : Grant(token, token.UserMachine, token.UserId);

    public bool Has(string name) => server?.HasToken(name) == true;

    // It kept the name only, and from where it was made: an account of this machine, if it was made here.
    private TokenGrant? OfOlderWeir(TokenDefinition token) =>
        !token.MadeBy.EndsWith($" from {accounts.Machine}", StringComparison.Ordinal) ? Grant(token, null, null)
        : accounts.IdOf(token.User) is { } id ? Grant(token, accounts.Machine, id)
        : null;

    private static TokenGrant Grant(TokenDefinition token, string? machine, uint? userId) =>
        new(token.Name, token.User, token.Role, machine, userId, token.ExpiresAt, token.MakesTokens);
}
