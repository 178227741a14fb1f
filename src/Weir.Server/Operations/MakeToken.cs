using System.Security.Cryptography;
using System.Text;
using Weir.Jobs;
using Weir.Protocol;
using Weir.Protocol.Care;
using Weir.Server.Definitions;

namespace Weir.Server.Operations;

/// <summary><c>weir token</c>: makes a token, of which only the hash is kept.</summary>
public static class MakeToken
{
    private const int LongestDays = 3650;
    private const int Days = 365;

    /// <summary>Makes a token with at most the caller's role.</summary>
    public static async Task<TokenCreated> MakeTokenAsync(this WeirServer server, Caller caller, TokenRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(server);
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(request);
        if (!ObjectName.TryParse(request.Name, out var name))
        {
            throw new RefusedException(ProblemCodes.BadRequest, $"a token's name is {ObjectName.Allowed}");
        }

        if (request.Days is < 1 or > LongestDays)
        {
            throw new RefusedException(ProblemCodes.BadRequest, $"a token holds 1 to {LongestDays} days");
        }

        var agent = string.Equals(request.Role, "agent", StringComparison.OrdinalIgnoreCase);
        var role = agent ? Role.Administrator : RoleOf(request.Role);
        if (role > caller.Role)
        {
            throw new RefusedException(ProblemCodes.NotAllowed, $"{caller.User} may make tokens of at most the own role");
        }

        var secret = "weir_" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        var now = server.Time.GetUtcNow();
        var definition = new TokenDefinition(
            name.Text,
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret))),
            agent ? "agent" : caller.User,
            role,
            agent ? name.Text : null,
            now.AddDays(request.Days ?? Days),
            now,
            WeirServer.By(caller));
        return await server.DefineAsync(
            (book, at) => book.Find(Kinds.Token, name.Text) is null
                ? new DefinitionEdit<TokenCreated>(
                    book.With(Kinds.Token, name.Text, DefinitionSets.Write(definition, StoredJson.Default.TokenDefinition), at, definition.MadeBy),
                    new TokenCreated(name.Text, agent ? "agent" : WordOf(role), secret, definition.ExpiresAt))
                : throw new RefusedException(ProblemCodes.Exists, $"there is a token named {name} already: choose another name"),
            cancellationToken).ConfigureAwait(false);
    }

    /// <summary>What the token with this hash stands for, where it still holds.</summary>
    public static TokenDefinition? FindToken(this WeirServer server, string hash)
    {
        ArgumentNullException.ThrowIfNull(server);
        var now = server.Time.GetUtcNow();
        return DefinitionSets.Tokens(server.Keeper.Book).FirstOrDefault(token => token.Hash == hash && token.ExpiresAt > now);
    }

    private static Role RoleOf(string word) => word.ToUpperInvariant() switch
    {
        "VIEWER" => Role.Viewer,
        "USER" => Role.User,
        "OPERATOR" => Role.Operator,
        "ADMINISTRATOR" => Role.Administrator,
        _ => throw new RefusedException(ProblemCodes.BadRequest, $"'{Printable.Of(word)}' is no role: viewer, user, operator, administrator or agent"),
    };

    private static string WordOf(Role role) => role.ToString().ToLowerInvariant();
}
