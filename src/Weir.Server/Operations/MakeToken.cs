using Weir.Jobs;
using Weir.Protocol;
using Weir.Protocol.Administration;
using Weir.Server.Definitions;

namespace Weir.Server.Operations;

/// <summary><c>weir token add NAME</c>: makes a token, of which only the hash is kept.</summary>
public static class MakeToken
{
    private const int LongestDays = 3650;
    private const int Days = 365;

    /// <summary>Makes a token that may at most what its maker may, and holds at most as long.</summary>
    public static Task<TokenCreated> CreateTokenAsync(
        this WeirServer server,
        Caller caller,
        TokenRequest request,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(server);
        ArgumentNullException.ThrowIfNull(request);
        var audited = caller.To("token add", RecordKinds.Token, request.Name);
        return server.DoAsync(audited, () => server.CreateAsync(audited, caller, request, cancellationToken));
    }

    private static async Task<TokenCreated> CreateAsync(
        this WeirServer server,
        AuditedAction audited,
        Caller caller,
        TokenRequest request,
        CancellationToken cancellationToken
    )
    {
        WeirServer.Require(caller, Operation.MakeTokens);
        if (!ObjectName.TryParse(request.Name, out var name))
        {
            throw new RefusedException(ProblemCodes.BadRequest, $"a token's name is {ObjectName.Allowed}");
        }

        if (request.Days is < 1 or > LongestDays)
        {
            throw new RefusedException(ProblemCodes.BadRequest, $"a token holds 1 to {LongestDays} days");
        }

        var role = RoleOf(request.Role, caller);
        if (request.MakesTokens && role == Role.Agent)
        {
            throw new RefusedException(ProblemCodes.BadRequest, "an agent's token makes no tokens: leave --makes-tokens out");
        }

        var secret = "weir_" + Secrets.Draw();
        var now = server.Time.GetUtcNow();
        var until = now.AddDays(request.Days ?? Days);
        var definition = new TokenDefinition(
            name.Text,
            Secrets.HashOf(secret),
            role == Role.Agent ? "agent" : caller.User,
            role,
            role == Role.Agent ? name.Text : null,
            caller.Credential is { } credential && credential.Until < until ? credential.Until : until,
            now,
            caller.Actor.ToString()
        )
        {
            UserMachine = role == Role.Agent ? null : caller.Machine,
            UserId = role == Role.Agent ? null : caller.UserId,
            MakesTokens = request.MakesTokens,
            Parent = caller.Credential?.Token,
        };
        var body = DefinitionSets.Write(definition, StoredJson.Default.TokenDefinition);
        return await server
            .DefineAsync(
                audited,
                (catalog, at) =>
                {
                    // The name of one that is over is free again.
                    if (
                        DefinitionSets
                            .Tokens(catalog)
                            .Any(token => string.Equals(token.Name, name.Text, StringComparison.OrdinalIgnoreCase) && token.ExpiresAt > at)
                    )
                    {
                        throw new RefusedException(ProblemCodes.Exists, $"there is a token named {name} already: choose another name");
                    }

                    TokenQuota.Require(DefinitionSets.Tokens(catalog), caller, server.Options.Quotas, at);
                    return new DefinitionEdit<TokenCreated>(
                        catalog.WithRecord(RecordKinds.Token, name.Text, body, at),
                        new TokenCreated(name.Text, role.ToString().ToLowerInvariant(), secret, definition.ExpiresAt)
                    );
                },
                cancellationToken
            )
            .ConfigureAwait(false);
    }

    private static Role RoleOf(string word, Caller caller)
    {
        var role = word.ToUpperInvariant() switch
        {
            "AGENT" => Role.Agent,
            "VIEWER" => Role.Viewer,
            "USER" => Role.User,
            "OPERATOR" => Role.Operator,
            "ADMINISTRATOR" => Role.Administrator,
            _ => throw new RefusedException(
                ProblemCodes.BadRequest,
                $"'{Printable.Escape(word)}' is not a role: viewer, user, operator, administrator or agent"
            ),
        };
        return role switch
        {
            // It speaks for all users of its machine.
            Role.Agent when caller.Role != Role.Administrator => throw new RefusedException(
                ProblemCodes.NotAllowed,
                $"{caller.User} is not an administrator, and only administrators make tokens of agents"
            ),
            // Who looks sees the jobs of all.
            Role.Viewer when caller.Role == Role.User => throw new RefusedException(
                ProblemCodes.NotAllowed,
                $"{caller.User} sees own jobs only, and a viewer sees all: allowed is --role user"
            ),
            _ when role > caller.Role => throw new RefusedException(
                ProblemCodes.NotAllowed,
                $"{caller.User} may make tokens of at most the own role"
            ),
            _ => role,
        };
    }
}
