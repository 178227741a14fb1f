using Weir.Definitions.Kinds;
using Weir.Jobs;
using Weir.Stores.Server;

namespace Weir.Server.Definitions;

/// <summary>All definitions in force, as they are stored. Immutable: an edit makes another book, with the changes it brought.</summary>
internal sealed class DefinitionBook
{
    private readonly Dictionary<(string Kind, string Name), StoredDefinition> _all;

    private DefinitionBook(Dictionary<(string Kind, string Name), StoredDefinition> all, long version, long rulesVersion, TokenBook tokens, IReadOnlyList<DefinitionChange> changes)
    {
        _all = all;
        Version = version;
        RulesVersion = rulesVersion;
        Tokens = tokens;
        Changes = changes;
    }

    /// <summary>The tokens by their hashes, and when they were used.</summary>
    public TokenBook Tokens { get; }

    /// <summary>Rises with each change of any definition.</summary>
    public long Version { get; }

    /// <summary>Changes whenever a rule was put or removed, over restarts too: their last version and number in one.</summary>
    public long RulesVersion { get; }

    /// <summary>Changes since the book was last stored.</summary>
    public IReadOnlyList<DefinitionChange> Changes { get; }

    /// <summary>All of them, in no order.</summary>
    public IEnumerable<StoredDefinition> All => _all.Values;

    /// <summary>Records without a history to be stored with the next batch.</summary>
    public IReadOnlyList<StoredRecord> Records { get; private init; } = [];

    /// <summary>Whether there is something to store.</summary>
    public bool HasNews => Changes.Count > 0 || Records.Count > 0;

    public static DefinitionBook Of(IEnumerable<StoredDefinition> stored) => Of(stored, new Dictionary<string, DateTimeOffset>(StringComparer.OrdinalIgnoreCase));

    /// <param name="stored">The definitions.</param>
    /// <param name="uses">When tokens were last used, by their names in any case.</param>
    public static DefinitionBook Of(IEnumerable<StoredDefinition> stored, Dictionary<string, DateTimeOffset> uses)
    {
        var all = stored.ToDictionary(definition => (definition.Kind, definition.Name), KeyComparer.Instance);
        return new DefinitionBook(all, all.Values.Select(definition => definition.Version).DefaultIfEmpty().Max(), VersionOfRules(all.Values), TokenBook.Of(all.Values, uses), []);
    }

    /// <summary>Definitions of one kind by name.</summary>
    public IEnumerable<StoredDefinition> OfKind(string kind) =>
        _all.Values.Where(definition => definition.Kind == kind).OrderBy(definition => definition.Name, StringComparer.OrdinalIgnoreCase);

    public StoredDefinition? Find(string kind, string name) => _all.GetValueOrDefault((kind, name));

    /// <summary>Puts or, with no body, removes a definition. One that is the same already changes nothing.</summary>
    public DefinitionBook With(string kind, string name, string? body, DateTimeOffset at, Actor by)
    {
        var before = Find(kind, name);
        if (before?.Body == body)
        {
            return this;
        }

        var version = Version + 1;
        var all = new Dictionary<(string Kind, string Name), StoredDefinition>(_all, KeyComparer.Instance);
        if (body is null)
        {
            all.Remove((kind, name));
        }
        else
        {
            all[(kind, name)] = new StoredDefinition(kind, before?.Name ?? name, body, version);
        }

        return new DefinitionBook(all, version, kind == RuleKind.Word ? VersionOfRules(all.Values) : RulesVersion, kind == Kinds.Token ? Tokens.With(all.Values) : Tokens, [.. Changes, new DefinitionChange(kind, before?.Name ?? name, before?.Body, body, at, by, version)])
        {
            // With a token goes the record of its use, and one that is made anew has not been used.
            Records = kind == Kinds.Token ? [.. RecordsBut(name), new StoredRecord(RecordKinds.TokenUse, before?.Name ?? name, null)] : Records,
        };
    }

    /// <summary>A token was used.</summary>
    public DefinitionBook WithUse(string token, DateTimeOffset at) => Find(Kinds.Token, token) is null
        ? this
        : new DefinitionBook(_all, Version, RulesVersion, Tokens.WithUse(token, at), Changes)
        {
            Records = [.. RecordsBut(token), new StoredRecord(RecordKinds.TokenUse, token, DefinitionSets.Write(new TokenUse(at), StoredJson.Default.TokenUse))],
        };

    /// <summary>The same book once its changes are stored.</summary>
    public DefinitionBook Stored() => HasNews ? new DefinitionBook(_all, Version, RulesVersion, Tokens, []) : this;

    private IEnumerable<StoredRecord> RecordsBut(string token) => Records.Where(record => !string.Equals(record.Name, token, StringComparison.OrdinalIgnoreCase));

    // A removal leaves the last version as it is but lowers the count; putting one raises the version.
    private static long VersionOfRules(IEnumerable<StoredDefinition> all)
    {
        var rules = all.Where(definition => definition.Kind == RuleKind.Word).ToList();
        return (rules.Select(rule => rule.Version).DefaultIfEmpty().Max() << 16) + rules.Count;
    }

    private sealed class KeyComparer : IEqualityComparer<(string Kind, string Name)>
    {
        public static KeyComparer Instance { get; } = new();

        public bool Equals((string Kind, string Name) x, (string Kind, string Name) y) =>
            x.Kind == y.Kind && StringComparer.OrdinalIgnoreCase.Equals(x.Name, y.Name);

        public int GetHashCode((string Kind, string Name) key) => HashCode.Combine(key.Kind, StringComparer.OrdinalIgnoreCase.GetHashCode(key.Name));
    }
}
