using Weir.Server;
using Weir.Server.Operations;

namespace Weir.Web.Callers;

/// <summary>The tokens that the server keeps; a host without a server knows none.</summary>
internal sealed class ServerTokens(WeirServer? server) : ITokens
{
    public TokenGrant? Find(string hash) =>
        server?.FindToken(hash) is { } token ? new TokenGrant(token.Name, token.User, token.Role, token.Machine) : null;
}
