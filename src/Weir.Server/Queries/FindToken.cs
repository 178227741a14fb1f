using Weir.Server.Definitions;

namespace Weir.Server.Queries;

/// <summary>What the bearer of a token is.</summary>
public static class FindToken
{
    private static readonly TimeSpan s_usesNoted = TimeSpan.FromMinutes(1);

    /// <summary>The token with this hash, where it still holds; its use is noted.</summary>
    public static TokenDefinition? FindTokenOf(this WeirServer server, string hash)
    {
        ArgumentNullException.ThrowIfNull(server);
        var now = server.Time.GetUtcNow();
        var tokens = server.Day.Catalog.Records.Tokens;
        if (!tokens.TryFind(hash, out var token) || token.ExpiresAt <= now)
        {
            return null;
        }

        if (tokens.UsedAt(token.Name) is not { } used || now - used >= s_usesNoted)
        {
            server.NoteUse(token.Name);
        }

        return token;
    }

    /// <summary>Whether a token of this name still holds.</summary>
    public static bool HasToken(this WeirServer server, string name)
    {
        ArgumentNullException.ThrowIfNull(server);
        return server.Day.Catalog.Records.Find(RecordKinds.Token, name) is { } stored
            && DefinitionSets.Read(stored, StoredJson.Default.TokenDefinition).ExpiresAt > server.Time.GetUtcNow();
    }
}
