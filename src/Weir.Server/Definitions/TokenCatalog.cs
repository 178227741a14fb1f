using System.Diagnostics.CodeAnalysis;
using Weir.Stores.Server;

namespace Weir.Server.Definitions;

/// <summary>The tokens by the hashes of their secrets, and when each was last used. Immutable.</summary>
internal sealed class TokenCatalog
{
    private readonly Dictionary<string, TokenDefinition> _byHash;
    private readonly Dictionary<string, DateTimeOffset> _used;

    private TokenCatalog(IEnumerable<StoredRecord> tokens, Dictionary<string, DateTimeOffset> used)
        : this(
            tokens
                .Select(stored => DefinitionSets.Read(stored, StoredJson.Default.TokenDefinition))
                .GroupBy(token => token.Hash)
                .ToDictionary(same => same.Key, same => same.First()),
            used
        ) { }

    private TokenCatalog(Dictionary<string, TokenDefinition> byHash, Dictionary<string, DateTimeOffset> used) =>
        (_byHash, _used) = (byHash, used);

    /// <summary>All tokens, also those that hold no more.</summary>
    public IEnumerable<TokenDefinition> All => _byHash.Values;

    public static TokenCatalog From(IEnumerable<StoredRecord> tokens, IEnumerable<StoredRecord> uses) =>
        new(
            tokens,
            uses.ToDictionary(
                use => use.Name,
                use => DefinitionSets.Read(use, StoredJson.Default.TokenUse).At,
                StringComparer.OrdinalIgnoreCase
            )
        );

    /// <summary>The same uses of other tokens.</summary>
    public TokenCatalog With(IEnumerable<StoredRecord> tokens)
    {
        var catalog = new TokenCatalog(tokens, _used);
        var names = catalog.All.Select(token => token.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return new TokenCatalog(
            catalog._byHash,
            new Dictionary<string, DateTimeOffset>(_used.Where(use => names.Contains(use.Key)), StringComparer.OrdinalIgnoreCase)
        );
    }

    public TokenCatalog WithUse(string token, DateTimeOffset at) =>
        new(_byHash, new Dictionary<string, DateTimeOffset>(_used, StringComparer.OrdinalIgnoreCase) { [token] = at });

    public bool TryFind(string hash, [NotNullWhen(true)] out TokenDefinition? token) => _byHash.TryGetValue(hash, out token);

    public DateTimeOffset? UsedAt(string token) => _used.TryGetValue(token, out var at) ? at : null;
}
