using Weir.Jobs;
using Weir.Protocol;
using Weir.Protocol.Administration;
using Weir.Server.Definitions;

namespace Weir.Server.Operations;

/// <summary><c>weir token revoke NAME</c>: ends tokens at once.</summary>
public static class RevokeTokens
{
    /// <summary>Ends a token, and with it those that were made by it.</summary>
    public static Task<TokensRevoked> RevokeTokenAsync(
        this WeirServer server,
        Caller caller,
        string name,
        CancellationToken cancellationToken
    ) =>
        server.RevokeAsync(
            caller,
            name,
            token => string.Equals(token.Name, name, StringComparison.OrdinalIgnoreCase),
            user: null,
            () =>
                new RefusedException(
                    ProblemCodes.NotFound,
                    $"there is no token named {Printable.Escape(name)}; 'weir token list' lists those there are"
                ),
            cancellationToken
        );

    /// <summary>Ends all tokens of a user of the server's machine.</summary>
    /// <param name="server">The server.</param>
    /// <param name="caller">An administrator, or that user.</param>
    /// <param name="user">The user's name, as the tokens have it.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static Task<TokensRevoked> RevokeTokensOfAsync(
        this WeirServer server,
        Caller caller,
        string user,
        CancellationToken cancellationToken
    ) =>
        server.RevokeAsync(
            caller,
            user,
            token => token.Role != Role.Agent && string.Equals(token.User, user, StringComparison.Ordinal),
            user,
            () => null,
            cancellationToken
        );

    private static Task<TokensRevoked> RevokeAsync(
        this WeirServer server,
        Caller caller,
        string subject,
        Func<TokenDefinition, bool> meant,
        string? user,
        Func<Exception?> none,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(server);
        ArgumentNullException.ThrowIfNull(caller);
        var audited = caller.To("token revoke", RecordKinds.Token, subject);
        return server.DoAsync(audited, () => server.EndAsync(audited, caller, meant, user, none, cancellationToken));
    }

    private static Task<TokensRevoked> EndAsync(
        this WeirServer server,
        AuditedAction audited,
        Caller caller,
        Func<TokenDefinition, bool> meant,
        string? user,
        Func<Exception?> none,
        CancellationToken cancellationToken
    )
    {
        WeirServer.Require(caller, Operation.RevokeTokens);
        var all = Authority.ReachOf(caller, Operation.RevokeTokens) == Reach.All;
        return server.DefineAsync(
            audited,
            (catalog, now) =>
            {
                var ended = catalog.Records.Tokens.All.Where(token => meant(token) && (all || token.IsOf(caller))).ToList();
                if (ended.Count == 0 && none() is { } refusal)
                {
                    throw refusal;
                }

                for (var i = 0; i < ended.Count; i++)
                {
                    var parent = ended[i].Name;
                    ended.AddRange(
                        catalog.Records.Tokens.All.Where(token =>
                            string.Equals(token.Parent, parent, StringComparison.OrdinalIgnoreCase) && !ended.Contains(token)
                        )
                    );
                }

                var after = ended.Aggregate(catalog, (left, token) => left.WithRecord(RecordKinds.Token, token.Name, null, now));
                var users = ended.Where(token => token.Role != Role.Agent).Select(token => token.User).Concat(user is null ? [] : [user]);
                return new DefinitionEdit<TokensRevoked>(
                    after,
                    new TokensRevoked([.. ended.Select(token => token.Name)], [.. users.Distinct()])
                );
            },
            cancellationToken
        );
    }
}
