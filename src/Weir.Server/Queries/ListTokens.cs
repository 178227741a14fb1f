using Weir.Jobs;
using Weir.Protocol.Administration;
using Weir.Server.Definitions;

namespace Weir.Server.Queries;

/// <summary><c>weir token list</c>: the tokens that there are, without their secrets.</summary>
public static class ListTokens
{
    /// <summary>Tokens by name: an administrator sees all, others their own.</summary>
    public static Task<TokenPage> ListTokensAsync(this WeirServer server, Caller caller, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(server);
        WeirServer.Require(caller, Operation.ListTokens);
        var all = Authority.ReachOf(caller, Operation.ListTokens) == Reach.All;
        return server.ReadAsync(
            view => new TokenPage([
                .. DefinitionSets
                    .Tokens(view.Definitions)
                    .Where(token => all || token.IsOf(caller))
                    .OrderBy(token => token.Name, StringComparer.OrdinalIgnoreCase)
                    .Select(token => From(view.Definitions, token, view.Now)),
            ]),
            cancellationToken
        );
    }

    private static TokenView From(DefinitionCatalog catalog, TokenDefinition token, DateTimeOffset now) =>
        new(
            token.Name,
            token.Role.ToString().ToLowerInvariant(),
            token.User,
            token.Machine ?? token.UserMachine,
            token.ExpiresAt > now,
            token.ExpiresAt,
            token.MadeAt,
            token.MadeBy,
            catalog.Records.Tokens.UsedAt(token.Name),
            token.MakesTokens
        );
}
